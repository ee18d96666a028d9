package labs.lab06;

import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class ParseOrRejectExerciseTest {

    interface Task {
        JavaDStream<String> parse(JavaDStream<String> lines);
    }

    @Test
    void everyLineBecomesSomething(Task answer) {
        run(answer::parse)
                .onBatches(List.of("sensor7 42.5", "", "sensor8"), List.of(), List.of("sensor7 hot", "a b c", "   "))
                .expect(
                        List.of("sensor7=42.5", "rejected: empty line", "rejected: not two words"),
                        List.of(),
                        List.of("rejected: not a number", "rejected: not two words", "rejected: empty line"));
    }

    @Test
    void whatIsNotFiniteIsNoNumber(Task answer) {
        run(answer::parse)
                .onBatches(
                        List.of("sensor8 NaN", "sensor9 -3", "sensor1 Infinity", "sensor2 1e999", "sensor3 -Infinity"))
                .expect(List.of(
                        "rejected: not a number",
                        "sensor9=-3.0",
                        "rejected: not a number",
                        "rejected: not a number",
                        "rejected: not a number"));
    }

    @Test
    void aNumberIsWhatJavaTakesForOne(Task answer) {
        run(answer::parse)
                .onBatches(List.of("sensor3 1e3", "sensor4 +.5", "sensor5 1,5", "sensor6 20.123456789"))
                .expect(List.of("sensor3=1000.0", "sensor4=0.5", "rejected: not a number", "sensor6=20.123456789"));
    }
}
