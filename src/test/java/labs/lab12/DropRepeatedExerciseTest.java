package labs.lab12;

import static labs.harness.QueryBench.query;

import java.util.List;
import labs.check.ExerciseTest;
import labs.harness.QueryBench;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@ExerciseTest(patience = 20)
class DropRepeatedExerciseTest {

    interface Task {
        Dataset<Row> distinct(Dataset<Row> alerts);
    }

    @Test
    void whatIsSentAgainIsDropped(Task answer) {
        bench(answer)
                .onBatches(
                        List.of(List.of("12:00:01", "sensor7", 66.5, "12:00:01")),
                        List.of(
                                List.of("12:00:01", "sensor7", 66.5, "12:03:10"),
                                List.of("12:03:00", "sensor7", 67.0, "12:03:11")))
                .expect(List.of(List.of("12:00:01", "sensor7", 66.5)), List.of(List.of("12:03", "sensor7", 67.0)));
    }

    @Test
    void alsoWithinOneBatch(Task answer) {
        bench(answer)
                .onBatches(List.of(
                        List.of("12:00:01", "sensor7", 66.5, "12:00:01"),
                        List.of("12:00:01", "sensor7", 66.5, "12:00:02")))
                .expect(List.of(List.of("12:00:01", "sensor7", 66.5)));
    }

    @Test
    void twoSensorsMayMeasureAtTheSameTime(Task answer) {
        bench(answer)
                .onBatches(List.of(
                        List.of("12:00:01", "sensor7", 66.5, "12:00:01"),
                        List.of("12:00:01", "sensor9", 70.0, "12:00:01")))
                .expect(List.of(List.of("12:00:01", "sensor7", 66.5), List.of("12:00:01", "sensor9", 70.0)));
    }

    @Test
    void theSameTemperatureLaterIsAnotherAlert(Task answer) {
        bench(answer)
                .onBatches(
                        List.of(List.of("12:00:01", "sensor7", 66.5, "12:00:01")),
                        List.of(List.of("12:02:00", "sensor7", 66.5, "12:13:00")))
                .expect(List.of(List.of("12:00:01", "sensor7", 66.5)), List.of(List.of("12:02", "sensor7", 66.5)));
    }

    @Test
    void howeverLateItIsSentAgain(Task answer) {
        bench(answer)
                .onBatches(
                        List.of(List.of("12:00:01", "sensor7", 66.5, "12:00:01")),
                        List.of(List.of("12:25:00", "sensor9", 70.0, "12:25:00")),
                        List.of(List.of("12:00:01", "sensor7", 66.5, "12:25:10")))
                .expect(
                        List.of(List.of("12:00:01", "sensor7", 66.5)),
                        List.of(List.of("12:25", "sensor9", 70.0)),
                        List.of());
    }

    @Test
    void whatIsTooOldIsNotKept(Task answer) {
        bench(answer)
                .onBatches(
                        List.of(List.of("12:30:00", "sensor7", 66.5, "12:30:00")),
                        List.of(
                                List.of("11:00:05", "sensor9", 69.0, "12:30:05"),
                                List.of("12:00:05", "sensor9", 70.0, "12:30:05"),
                                List.of("12:21:00", "sensor9", 71.0, "12:30:05")))
                .expect(List.of(List.of("12:30", "sensor7", 66.5)), List.of(List.of("12:21", "sensor9", 71.0)));
    }

    private static QueryBench bench(Task answer) {
        return query("time TIMESTAMP, sensor STRING, temperature DOUBLE, sent TIMESTAMP", answer::distinct)
                .mode("append");
    }
}
