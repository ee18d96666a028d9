package labs.lab12;

import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import labs.harness.OneSource;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class OncePerCrossingExerciseTest {

    interface Task {
        JavaDStream<String> crossings(JavaDStream<String> readings, double limit);
    }

    @Test
    void anAlertWhenASensorGetsHot(Task answer) {
        bench(answer)
                .onBatches(
                        List.of("sensor7 64.0", "sensor9 70.0"),
                        List.of("sensor7 66.5", "sensor9 71.0"),
                        List.of("sensor7 67.0", "sensor9 72.0"))
                .expect(List.of("sensor9 70.0"), List.of("sensor7 66.5"), List.of());
    }

    @Test
    void andAgainWhenItHasCooledDown(Task answer) {
        bench(answer)
                .onBatches(
                        List.of("sensor7 66.5"),
                        List.of("sensor7 40.0"),
                        List.of("sensor7 68.0"),
                        List.of("sensor7 69.0"))
                .expect(List.of("sensor7 66.5"), List.of(), List.of("sensor7 68.0"), List.of());
    }

    @Test
    void atTheLimitIsNotAboveIt(Task answer) {
        bench(answer)
                .onBatches(List.of("sensor7 66.0"), List.of("sensor7 65.0"), List.of("sensor7 66.0"))
                .expect(List.of("sensor7 66.0"), List.of(), List.of("sensor7 66.0"));
    }

    @Test
    void theLimitIsTheOneThatIsGiven(Task answer) {
        bench(answer, 30.5)
                .onBatches(
                        List.of("sensor7 30.5"),
                        List.of("sensor7 30.9"),
                        List.of("sensor7 31.2"),
                        List.of("sensor7 70.0", "sensor9 100.5"),
                        List.of("sensor7 69.0"))
                .expect(List.of(), List.of("sensor7 30.9"), List.of(), List.of("sensor9 100.5"), List.of());
    }

    @Test
    void silenceIsNotCold(Task answer) {
        bench(answer)
                .onBatches(List.of("sensor7 66.0"), List.of("sensor9 20.0"), List.of("sensor7 67.0"))
                .expect(List.of("sensor7 66.0"), List.of(), List.of());
    }

    @Test
    void aNewDriverKnowsWhoIsHot(Task answer) {
        bench(answer)
                .onBatches(List.of("sensor7 66.0", "sensor9 20.0"), List.of("sensor7 66.5"))
                .restart()
                .onBatches(List.of("sensor7 67.0", "sensor9 68.0"))
                .expect(List.of("sensor7 66.0"), List.of(), List.of("sensor9 68.0"));
    }

    private static OneSource<String, String> bench(Task answer) {
        return bench(answer, 65);
    }

    private static OneSource<String, String> bench(Task answer, double limit) {
        return run((JavaDStream<String> readings) -> answer.crossings(readings, limit))
                .checkpointed();
    }
}
