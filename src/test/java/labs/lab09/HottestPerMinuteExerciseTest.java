package labs.lab09;

import static labs.harness.QueryBench.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import labs.harness.QueryBench;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

@ExerciseTest(patience = 20)
class HottestPerMinuteExerciseTest {

    interface Task {
        Dataset<Row> hottest(Dataset<Row> readings);
    }

    @Test
    void findsTheHighestOfEachMinute(Task answer) {
        query("arrived TIMESTAMP, time TIMESTAMP, sensor STRING, temperature DOUBLE", answer::hottest)
                .onBatches(
                        List.of(
                                List.of("12:01:02", "12:00:10", "sensor1", 21.5),
                                List.of("12:01:02", "12:00:59", "sensor2", 64.0),
                                List.of("12:01:03", "12:01:00", "sensor1", 21.0)),
                        List.of(List.of("12:01:04", "12:00:30", "sensor2", 66.5)),
                        List.of(
                                List.of("12:03:30", "12:03:00", "sensor1", 20.0),
                                List.of("12:03:30", "12:00:40", "sensor1", 19.0)))
                .expect(
                        Map.of("12:00", 64.0, "12:01", 21.0),
                        Map.of("12:00", 66.5, "12:01", 21.0),
                        Map.of("12:00", 66.5, "12:01", 21.0, "12:03", 20.0));
    }

    @Test
    void namesItsColumns(Task answer) {
        Dataset<Row> none =
                QueryBench.table("arrived TIMESTAMP, time TIMESTAMP, sensor STRING, temperature DOUBLE", List.of());
        assertThat(answer.hottest(none).columns()).as("the columns").containsExactly("start", "highest");
        assertThat(answer.hottest(none).schema().apply("start").dataType())
                .as("the type of the column start")
                .isEqualTo(DataTypes.TimestampType);
    }
}
