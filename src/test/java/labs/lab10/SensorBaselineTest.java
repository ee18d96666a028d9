package labs.lab10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import labs.harness.engine.SparkContexts;
import labs.harness.lab.LabCall;
import labs.lab10.report.WindowFile;
import labs.support.Lab;
import labs.support.UserError;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensorBaselineTest {
    private final SparkSession spark =
            SparkSession.builder().sparkContext(SparkContexts.shared().sc()).getOrCreate();

    @TempDir
    Path folder;

    @Test
    void whatTheStreamWroteIsReadAsItWas() {
        Dataset<Row> windows = SensorBaseline.windows(spark, twoIslands());
        assertThat(windows.count()).isEqualTo(40);
        Row first = windows.filter("sensor = 'sensor1'").orderBy("window_end").first();
        assertThat(first.getTimestamp(0).toInstant()).isEqualTo(java.time.Instant.ofEpochMilli(1_000));
        assertThat(first.getDouble(2)).isEqualTo(20);
        assertThat(first.getInt(5)).isZero();
    }

    /** For Spark, this name would be a pattern of others. */
    @Test
    void aNameThatLooksLikeAPatternIsAName() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("a[1] {b}")).resolve("[s].csv");
        assertThat(SensorBaseline.windows(spark, Files.copy(twoIslands(), odd)).count())
                .isEqualTo(40);
    }

    @Test
    void thePivotCountsTheClustersOfEachSensor() {
        List<Row> rows = SensorBaseline.sensorsByCluster(SensorBaseline.windows(spark, twoIslands()))
                .collectAsList();
        assertThat(rows.stream().map(row -> row.getString(0)))
                .containsExactly("sensor1", "sensor2", "sensor10", "sensor11");
        assertThat(rows.stream().map(row -> row.getLong(1) + " " + row.getLong(2)))
                .containsExactly("10 0", "10 0", "0 10", "0 10");
    }

    @Test
    void plainKMeansFindsTheIslands() {
        Dataset<Row> windows = SensorBaseline.windows(spark, twoIslands());
        PipelineModel model = SensorBaseline.kMeans(windows, 2);
        assertThat(SensorBaseline.silhouette(model, windows)).isGreaterThan(0.9);
        assertThat(model.transform(windows)
                        .select("sensor", "prediction")
                        .distinct()
                        .count())
                .isEqualTo(4);
    }

    @Test
    void theCostIsTheMeanSquaredDistanceFromTheNearestCentre() {
        Dataset<Row> windows = SensorBaseline.windows(spark, twoIslands());
        // Two degrees off, at 20 degrees to the unit, for the half of the windows that are there.
        Vector[] centres = {Features.point(22, 4, 0), Features.point(70, 4, 0)};
        assertThat(SensorBaseline.cost(windows, centres)).isCloseTo(0.01 / 2, within(1e-3));
    }

    @Test
    void aFileThatHoldsNoWindowsIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> SensorBaseline.windows(spark, other))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not a file of windows");
        Path empty = folder.resolve("empty.csv");
        new WindowFile(empty).close();
        assertThatThrownBy(() -> SensorBaseline.windows(spark, empty))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no window in");
    }

    @Test
    void windowsThatAreAllTheSamePointAreNotDivided() {
        Path file = folder.resolve("same.csv");
        try (WindowFile out = new WindowFile(file)) {
            for (int i = 1; i <= 6; i++) {
                out.add(i * 1_000L, List.of(new Scored("sensor1", 20, 4, 0, 0, 1)));
            }
        }
        LabCall lab = LabCall.withSpark(new SensorBaseline(), file.toString());
        assertThat(lab.exitCode()).as(lab.err()).isZero();
        assertThat(lab.out()).contains("All windows are the same point: there is nothing to divide.");
    }

    @Test
    void aMissingFileIsOneSentence() {
        String missing = folder.resolve("missing.csv").toString();
        assertThat(Lab.call(new SensorBaseline(), new String[] {missing})).isEqualTo(1);
    }

    /** Ten windows of four sensors, two of them at about 20 degrees and two at 70. */
    private Path twoIslands() {
        Path file = folder.resolve("windows.csv");
        try (WindowFile out = new WindowFile(file)) {
            for (int i = 1; i <= 10; i++) {
                List<Scored> window = new ArrayList<>();
                window.add(new Scored("sensor1", 20, 4, 0, 0, 1));
                window.add(new Scored("sensor2", 20, 4, 0, 0, 1));
                window.add(new Scored("sensor10", 70, 4, 0, 1, 1));
                window.add(new Scored("sensor11", 70, 4, 0, 1, 1));
                out.add(i * 1_000L, window);
            }
        }
        return file;
    }
}
