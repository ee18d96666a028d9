package labs.lab03;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class LivingWordsExerciseTest {
    private static final Duration ONE = Durations.seconds(1);
    private static final Duration TWO = Durations.seconds(2);
    private static final Duration THREE = Durations.seconds(3);

    interface Task {
        JavaPairDStream<String, Integer> count(JavaDStream<String> words, Duration window, Duration slide);
    }

    @Test
    void countsTheWordsOfEachWindow(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, TWO, ONE))
                .checkpointed()
                .onBatches(List.of("a", "a"), List.of("a", "b"), List.of(), List.of("a"))
                .expect(Map.of("a", 2), Map.of("a", 3, "b", 1), Map.of("a", 1, "b", 1), Map.of("a", 1));
    }

    @Test
    void slidesBySeveralBatches(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, THREE, TWO))
                .checkpointed()
                .onBatches(List.of("a"), List.of("b", "b", "b"), List.of("b"), List.of("c"), List.of("c"), List.of())
                .expect(
                        NO_RESULT,
                        Map.of("a", 1, "b", 3),
                        NO_RESULT,
                        Map.of("b", 4, "c", 1),
                        NO_RESULT,
                        Map.of("c", 2));
    }

    @Test
    void keepsNoWordsThatHaveLeft(Task answer) {
        List<String> kept = run((JavaDStream<String> words) -> answer.count(words, THREE, THREE))
                .batch(THREE)
                .onBatches(List.of("gone"))
                .idle(2)
                .onBatches(List.of("there"))
                .kept("gone", "there");
        assertThat(kept)
                .as("what is kept inside for the next window, of the words gone (batch 1) and there (batch 4)")
                .containsExactly("there");
    }

    @Test
    void aNewDriverGoesOn(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, TWO, ONE))
                .onBatches(List.of("a"), List.of("a", "b"))
                .restart()
                .onBatches(List.of("b"))
                .expect(Map.of("a", 1), Map.of("a", 2, "b", 1), Map.of("a", 1, "b", 2));
    }
}
