package labs.lab02;

import static labs.harness.Bench.inOrder;
import static labs.harness.Bench.output;

import java.util.List;
import labs.check.ExerciseTest;
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
}
