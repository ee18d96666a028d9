package labs.lab09;

import static labs.harness.QueryBench.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labs.check.ExerciseTest;
import labs.harness.QueryBench;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

@ExerciseTest(patience = 20)
class LatestReadingExerciseTest {
    private static final String READINGS = "time TIMESTAMP, sensor STRING, temperature DOUBLE";
    private static final List<List<?>> FIRST = List.of(
            List.of("12:00:20", "sensor1", 21.5),
            List.of("12:00:10", "sensor1", 99.0),
            List.of("12:00:30", "sensor2", 40.0));
    private static final List<List<?>> SECOND =
            List.of(List.of("12:00:25", "sensor1", 20.5), List.of("12:00:05", "sensor2", 80.0));
    private static final List<Object> LATEST = List.of(Map.entry("sensor1", 20.5), Map.entry("sensor2", 40.0));

    interface Task {
        Dataset<Row> latest(Dataset<Row> readings);
    }

    @Test
    void servesABatch(Task answer) {
        List<List<?>> all = Stream.concat(FIRST.stream(), SECOND.stream()).toList();
        Dataset<Row> latest = answer.latest(QueryBench.table(READINGS, all)).orderBy("sensor");
        assertThat(QueryBench.rowsOf(latest)).isEqualTo(LATEST);
    }

    @Test
    void servesAStream(Task answer) {
        query(READINGS, answer::latest)
                .onBatches(FIRST, SECOND)
                .expect(Map.of("sensor1", 21.5, "sensor2", 40.0), Map.of("sensor1", 20.5, "sensor2", 40.0));
    }

    @Test
    void theLastIsNeitherTheFirstNorTheHighest(Task answer) {
        List<List<?>> readings = List.of(
                List.of("12:00:20", "sensor1", 30.0),
                List.of("12:00:30", "sensor1", 20.0),
                List.of("12:00:10", "sensor1", 10.0));
        assertThat(QueryBench.rowsOf(answer.latest(QueryBench.table(READINGS, readings))))
                .isEqualTo(List.of(Map.entry("sensor1", 20.0)));
    }
}
