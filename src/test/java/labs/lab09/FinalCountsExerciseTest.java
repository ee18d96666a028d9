package labs.lab09;

import static labs.harness.QueryBench.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import labs.check.ExerciseTest;
import labs.harness.QueryBench;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@ExerciseTest(patience = 20)
class FinalCountsExerciseTest {

    interface Task {
        Dataset<Row> finalCounts(Dataset<Row> readings);
    }

    @Test
    void givesEachCountOnceWhenItIsFinal(Task answer) {
        query("time TIMESTAMP, sensor STRING", answer::finalCounts)
                .mode("append")
                .onBatches(
                        List.of(List.of("12:00:10", "sensor1"), List.of("12:00:50", "sensor1")),
                        List.of(List.of("12:02:30", "sensor1"), List.of("12:00:20", "sensor2")),
                        List.of(List.of("12:00:55", "sensor2")),
                        List.of(List.of("12:03:00", "sensor1")),
                        List.of(List.of("12:00:40", "sensor1"), List.of("12:01:40", "sensor1")),
                        List.of(List.of("12:04:59.999", "sensor1")))
                .expect(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(List.of("12:00", "sensor1", 2L), List.of("12:00", "sensor2", 2L)),
                        List.of(),
                        List.of(List.of("12:01", "sensor1", 1L)));
    }

    @Test
    void namesItsColumns(Task answer) {
        Dataset<Row> none = QueryBench.table("time TIMESTAMP, sensor STRING", List.of());
        assertThat(answer.finalCounts(none).columns()).as("the columns").containsExactly("start", "sensor", "readings");
    }
}
