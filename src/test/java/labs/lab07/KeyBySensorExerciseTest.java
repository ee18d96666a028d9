package labs.lab07;

import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class KeyBySensorExerciseTest {

    interface Task {
        JavaPairDStream<String, Double> highest(JavaDStream<String> lines);
    }

    @Test
    void theUnitsOfASensorBelongTogether(Task answer) {
        run(answer::highest)
                .onBatches(
                        List.of("374DM sensor7 42.5", "101AB sensor7 43.0", "204XY sensor9 12.5"),
                        List.of(),
                        List.of("374DM sensor7 41.0"))
                .expect(Map.of("sensor7", 43.0, "sensor9", 12.5), Map.of(), Map.of("sensor7", 41.0));
    }

    @Test
    void belowZeroIsATemperatureToo(Task answer) {
        run(answer::highest)
                .onBatches(List.of("374DM sensor7 -7.5", "101AB sensor7 -3.5"))
                .expect(Map.of("sensor7", -3.5));
    }

    @Test
    void tenIsAboveNine(Task answer) {
        run(answer::highest)
                .onBatches(List.of("374DM sensor7 9.5", "101AB sensor7 10.0"))
                .expect(Map.of("sensor7", 10.0));
    }

    @Test
    void theHighestMayComeFirst(Task answer) {
        run(answer::highest)
                .onBatches(
                        List.of("374DM sensor7 43.5", "101AB sensor7 41.0", "374DM sensor7 42.0", "204XY sensor7 40.5"))
                .expect(Map.of("sensor7", 43.5));
    }
}
