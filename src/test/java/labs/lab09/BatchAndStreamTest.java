package labs.lab09;

import static labs.harness.QueryBench.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import labs.harness.QueryBench;
import labs.harness.lab.LabCall;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchAndStreamTest {
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final String SCHEMA = "sensor STRING, data_evento TIMESTAMP, temperature DOUBLE";
    private static final List<List<?>> FIRST = List.of(
            List.of("sensor1", "12:00:00", 20.1),
            List.of("sensor1", "12:01:59", 20.2),
            List.of("sensor2", "12:00:30", 70.0));
    private static final List<List<?>> SECOND =
            List.of(List.of("sensor1", "12:02:00", 30.0), List.of("sensor1", "12:06:00", 30.5));
    private static final List<List<?>> LATE = List.of(List.of("sensor1", "12:01:00", 20.6));

    @Test
    void oneMethodServesBatchAndStream() {
        List<Object> all = List.of(
                List.of("12:00", "sensor1", 3L, 20.3),
                List.of("12:00", "sensor2", 1L, 70.0),
                List.of("12:02", "sensor1", 1L, 30.0),
                List.of("12:06", "sensor1", 1L, 30.5));
        List<List<?>> rows = new java.util.ArrayList<>(FIRST);
        rows.addAll(SECOND);
        rows.addAll(LATE);
        assertThat(QueryBench.rowsOf(means(QueryBench.table(SCHEMA, rows), null)))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(query(SCHEMA, readings -> means(readings, null))
                        .onBatches(FIRST, SECOND, LATE)
                        .results()
                        .get(2))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aWatermarkBoundsTheStreamAndNotTheBatch() {
        query(SCHEMA, readings -> means(readings, Duration.ofSeconds(30)))
                .mode("update")
                .onBatches(FIRST, SECOND, LATE)
                .expect(
                        List.of(List.of("12:00", "sensor1", 2L, 20.15), List.of("12:00", "sensor2", 1L, 70.0)),
                        List.of(List.of("12:02", "sensor1", 1L, 30.0), List.of("12:06", "sensor1", 1L, 30.5)),
                        List.of());
        assertThat(QueryBench.rowsOf(means(QueryBench.table(SCHEMA, LATE), Duration.ofSeconds(30))))
                .containsExactly(List.of("12:00", "sensor1", 1L, 20.6));
    }

    @Test
    void whatIsNoReadingIsInNeither() {
        Dataset<Row> readings = QueryBench.spark()
                .createDataFrame(
                        List.of(RowFactory.create(null, null, null), RowFactory.create("sensor1", null, 20.0)),
                        org.apache.spark.sql.types.StructType.fromDDL(SCHEMA));
        assertThat(QueryBench.rowsOf(means(readings, null))).isEmpty();
    }

    @Test
    void theLabShowsThatBothAgree() {
        LabCall lab = run(0, folder().toString());
        assertThat(lab.out())
                .contains("Batch:  5 files at once, 188 readings, 2 malformed lines, 20 rows\n")
                .contains("Stream: readings-5.json has arrived, 20 rows so far\n")
                .endsWith("Batch and stream agree in all 20 rows.\n");
    }

    @Test
    void theLabShowsWhatAWatermarkDrops() {
        LabCall lab = run(1, folder().toString(), "--watermark", "30s");
        assertThat(lab.out()).endsWith("Batch and stream differ in 10 of 20 rows.\n");
    }

    @Test
    void saysWhatIsWrongWithAFolder(@TempDir Path folder) throws IOException {
        assertThat(run(1, folder.resolve("none").toString()).err()).startsWith("error: There is no folder ");
        assertThat(run(1, folder.toString()).err()).startsWith("error: There is no file in the folder ");
        Path file = Files.writeString(folder.resolve("words.txt"), "to be\nor not\n");
        assertThat(run(1, file.toString()).err()).startsWith("error: This is a file, not a folder: ");
        assertThat(run(1, folder.toString()).err())
                .startsWith("error: The schema does not fit: none of the 2 lines in ")
                .hasLineCount(1);
    }

    /** For Spark, these names would be patterns of others. */
    @Test
    void aNameThatLooksLikeAPatternIsAName(@TempDir Path folder) throws IOException {
        Path odd = folder.resolve("a[1] {b}");
        FileUtils.copyDirectory(folder().toFile(), odd.toFile());
        assertThat(run(0, odd.toString()).out()).endsWith("Batch and stream agree in all 20 rows.\n");
    }

    private static Path folder() {
        return Path.of("data", "readings").toAbsolutePath();
    }

    /** From flat rows, which the bench can make, to the shape of a line of JSON. */
    private static Dataset<Row> means(Dataset<Row> flat, Duration watermark) {
        return BatchAndStream.means(
                flat.selectExpr(
                        "sensor",
                        "data_evento",
                        "named_struct('leitura', named_struct('temperatura', temperature)) as padrao"),
                WINDOW,
                watermark);
    }

    /** Calls the lab. */
    private static LabCall run(int exitCode, String... args) {
        LabCall call = LabCall.withSpark(new BatchAndStream(), args);
        assertThat(call.exitCode()).as(call.err()).isEqualTo(exitCode);
        return call;
    }
}
