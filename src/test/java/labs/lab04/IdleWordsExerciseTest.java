package labs.lab04;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class IdleWordsExerciseTest {

    interface Task {
        JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience);
    }

    @Test
    void forgetsAWordThatIsIdleForTwoBatches(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, 2))
                .checkpointed()
                .onBatches(
                        List.of("tide", "gull"),
                        List.of("gull"),
                        List.of("gull"),
                        List.of("tide", "tide"),
                        List.of(),
                        List.of("tide"))
                .expect(
                        Map.of("tide", 1, "gull", 1),
                        Map.of("tide", 1, "gull", 2),
                        Map.of("gull", 3),
                        Map.of("tide", 2, "gull", 3),
                        Map.of("tide", 2),
                        Map.of("tide", 3));
    }

    @Test
    void countsOnlyIdleBatchesInARow(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, 2))
                .checkpointed()
                .onBatches(List.of("tide"), List.of(), List.of("tide"), List.of(), List.of("tide"))
                .expect(Map.of("tide", 1), Map.of("tide", 1), Map.of("tide", 2), Map.of("tide", 2), Map.of("tide", 3));
    }

    @Test
    void aPatienceOfOneKeepsOnlyWhatArrives(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, 1))
                .checkpointed()
                .onBatches(List.of("tide", "gull"), List.of("gull"), List.of())
                .expect(Map.of("tide", 1, "gull", 1), Map.of("gull", 2), Map.of());
    }

    @Test
    void aForgottenWordIsNotKept(Task answer) {
        List<String> kept = run((JavaDStream<String> words) -> answer.count(words, 2))
                .batch(Durations.seconds(3))
                .onBatches(List.of("tide"))
                .idle(2)
                .onBatches(List.of("gull"))
                .kept("tide", "gull");
        assertThat(kept)
                .as("the words that are in the state after batch 4, of tide (batch 1) and gull (batch 4)")
                .containsExactly("gull");
    }

    @Test
    void aNewDriverGoesOn(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, 2))
                .checkpointed()
                .onBatches(List.of("tide", "gull"), List.of("gull"))
                .restart()
                .onBatches(List.of("gull"))
                .expect(Map.of("tide", 1, "gull", 1), Map.of("tide", 1, "gull", 2), Map.of("gull", 3));
    }
}
