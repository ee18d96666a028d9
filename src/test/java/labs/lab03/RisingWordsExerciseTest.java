package labs.lab03;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import labs.harness.OneSource;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class RisingWordsExerciseTest {

    interface Task {
        JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window);
    }

    /** Checkpointed, because an answer may well remember the last window as a state. */
    private static OneSource<String, Tuple2<String, Integer>> change(Task answer, int window) {
        return run((JavaDStream<String> words) -> answer.change(words, Durations.seconds(window)))
                .checkpointed();
    }

    @Test
    void comparesWithTheWindowBefore(Task answer) {
        change(answer, 2)
                .onBatches(List.of("a", "a"), List.of("b", "d"), List.of("a"), List.of("c", "d"))
                .expect(NO_RESULT, Map.of("a", 2, "b", 1, "d", 1), NO_RESULT, Map.of("a", -1, "b", -1, "c", 1));
    }

    @Test
    void aWordThatIsGoneHasFallen(Task answer) {
        change(answer, 1)
                .onBatches(List.of("a", "b"), List.of("b"), List.of(), List.of())
                .expect(Map.of("a", 1, "b", 1), Map.of("a", -1), Map.of("b", -1), Map.of());
    }

    @Test
    void aNewDriverGoesOn(Task answer) {
        change(answer, 1)
                .onBatches(List.of("a", "b"), List.of("b", "b"))
                .restart()
                .onBatches(List.of("b"))
                .expect(Map.of("a", 1, "b", 1), Map.of("a", -1, "b", 1), Map.of("b", -1));
    }
}
