package labs.lab12;

import static labs.harness.QueryBench.query;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import labs.harness.QueryBench;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@ExerciseTest(patience = 20)
class LimitPerSensorExerciseTest {
    private static final String READINGS = "sensor STRING, temperature DOUBLE";

    interface Task {
        Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits);
    }

    @Test
    void eachSensorHasItsOwnLimit(Task answer) {
        bench(answer)
                .onBatches(
                        List.of(List.of("sensor1", 31.5), List.of("sensor2", 70.0), List.of("sensor3", 70.0)),
                        List.of(List.of("sensor1", 29.5), List.of("sensor2", 95.0), List.of("sensor3", 64.0)))
                .expect(
                        List.of(Map.entry("sensor1", 31.5), Map.entry("sensor3", 70.0)),
                        List.of(Map.entry("sensor2", 95.0)));
    }

    @Test
    void atTheLimitIsNotAboveIt(Task answer) {
        bench(answer)
                .onBatches(List.of(List.of("sensor1", 30.0), List.of("sensor2", 90.0), List.of("sensor3", 65.0)))
                .expect(List.of());
    }

    @Test
    void eachReadingIsLookedAtByItself(Task answer) {
        bench(answer)
                .onBatches(
                        List.of(List.of("sensor1", 32.0), List.of("sensor1", 31.0), List.of("sensor1", 32.0)),
                        List.of(List.of("sensor1", 31.0)))
                .expect(
                        List.of(Map.entry("sensor1", 32.0), Map.entry("sensor1", 31.0), Map.entry("sensor1", 32.0)),
                        List.of(Map.entry("sensor1", 31.0)));
    }

    private static QueryBench bench(Task answer) {
        return query(
                        READINGS,
                        readings -> answer.hot(
                                readings,
                                QueryBench.table(
                                        "sensor STRING, limit DOUBLE",
                                        List.of(List.of("sensor1", 30.0), List.of("sensor2", 90.0)))))
                .mode("append");
    }
}
