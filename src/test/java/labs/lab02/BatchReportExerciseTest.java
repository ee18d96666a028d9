package labs.lab02;

import static labs.harness.Bench.inOrder;
import static labs.harness.Bench.output;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import labs.check.ExerciseTest;
import labs.harness.engine.Network;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class BatchReportExerciseTest {

    interface Task {
        void report(JavaDStream<String> words);
    }

    @Test
    void printsOneLineForEachBatchWithWords(Task answer) {
        output((JavaDStream<String> words) -> answer.report(words))
                .onBatches(
                        List.of("the", "boat", "and", "the", "gull"),
                        List.of(),
                        List.of("fish", "salt", "salt", "fish"),
                        List.of("rope"))
                .expect(
                        inOrder("5 words, 4 different"),
                        List.of(),
                        inOrder("4 words, 2 different"),
                        inOrder("1 words, 1 different"));
    }

    @Test
    void wordsStayWhereTheyAre(Task answer) {
        Network sent = Network.during(() -> output((JavaDStream<String> words) -> answer.report(words))
                .onBatches(IntStream.range(0, 10_000)
                        .mapToObj(i -> "word" + i % 10)
                        .toList())
                .expect(inOrder("10000 words, 10 different")));
        assertThat(sent.shuffledRecords() > 1_000)
                .as("10,000 words of ten kinds: more than 1,000 of them go from one executor to another")
                .isFalse();
        assertThat(sent.bytesToDriver() > 32_768)
                .as("10,000 words of ten kinds: more than 32 kB go to the driver")
                .isFalse();
    }
}
