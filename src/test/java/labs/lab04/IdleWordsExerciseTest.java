package labs.lab04;

import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
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
}
