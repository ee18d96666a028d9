package labs.lab10;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import labs.harness.Bench;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.lab10.report.ClusterPlot;
import labs.lab10.report.ScoredWindow;
import labs.lab10.report.Tally;
import labs.lab10.report.WindowReportPrinter;
import labs.sensors.Fault;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.support.UserError;
import labs.support.options.WindowTimes;
import org.apache.spark.mllib.clustering.StreamingKMeans;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorClustersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void aWindowKnowsMeanSpreadAndSlopeOfEverySensor() {
        run((JavaDStream<String> lines) -> SensorClusters.windows(
                                SensorClusters.readings(lines), SECOND.multipliedBy(2), SECOND)
                        .mapValues(SensorClustersTest::rounded))
                .onBatches(
                        List.of(line("a", 0, 10), line("b", 0, 50), "broken"),
                        List.of(line("a", 1, 14)),
                        List.of(line("a", 2, 14), line("a", 3, 14)),
                        List.of(),
                        List.of())
                .expect(
                        java.util.Map.of("a", "10.0 0.0 0.0", "b", "50.0 0.0 0.0"),
                        java.util.Map.of("a", "12.0 2.0 4.0", "b", "50.0 0.0 0.0"),
                        java.util.Map.of("a", "14.0 0.0 0.0"),
                        java.util.Map.of("a", "14.0 0.0 0.0"),
                        java.util.Map.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void findsSensorsThatBreak(long seed) {
        Tally tally = Detection.run(seed).at(Detection.DEFAULT_THRESHOLD);
        int found = tally.found().size();
        assertThat(Detection.recall(found, tally.missed().size()))
                .as(tally.toString())
                .isGreaterThanOrEqualTo(0.8);
        assertThat(Detection.precision(found, tally.falselyReported().size()))
                .as(tally.toString())
                .isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void nothingIsReportedOfSensorsThatLookAlike() {
        List<Scored> window =
                IntStream.range(0, 50).mapToObj(i -> scored("s" + i, 1)).toList();
        AnomalyRule rule = new AnomalyRule(2.8);
        assertThat(rule.report(window)).isEmpty();
        assertThat(rule.report(window)).isEmpty();
    }

    @Test
    void aSensorIsReportedFromTheSecondWindowRunningOn() {
        AnomalyRule rule = new AnomalyRule(2.8);
        List<Scored> odd = List.of(scored("a", 1), scored("b", 1), scored("c", 3));
        List<Scored> even = List.of(scored("a", 1), scored("b", 1), scored("c", 2.7));
        assertThat(List.of(rule.report(odd), rule.report(even), rule.report(odd), rule.report(odd), rule.report(odd)))
                .containsExactly(Set.of(), Set.of(), Set.of(), Set.of("c"), Set.of("c"));
    }

    /** As the first ones are where few readings come: the lab goes on with the next. */
    @Test
    void aWindowWithFewerSensorsThanClustersIsLeftOut() {
        StreamingKMeans kMeans = SensorClusters.kMeans(Features.firstCentres(3), 0, 0.9);
        WindowTimes times = new WindowTimes(SECOND, SECOND, SECOND);
        try (WindowReportPrinter reports = new WindowReportPrinter(times, 2.8, null, null, null)) {
            List<List<String>> printed = Bench.output((JavaDStream<String> lines) -> {
                        JavaPairDStream<String, Moments> windows =
                                SensorClusters.windows(SensorClusters.readings(lines), SECOND, SECOND);
                        SensorClusters.score(windows, kMeans, reports);
                        SensorClusters.learn(windows, kMeans);
                    })
                    .onBatches(
                            List.of(line("a", 0, 1), line("b", 0, 2)),
                            List.of(line("a", 1, 1), line("b", 1, 2), line("c", 1, 30)))
                    .results();
            assertThat(printed.get(0))
                    .singleElement()
                    .asString()
                    .endsWith("  2 sensors are too few for 3 clusters, so the window is left out; -k 2 would take it");
            assertThat(printed.get(1)).singleElement().asString().contains("3 sensors  usual distance");
        }
        assertThat(Arrays.stream(kMeans.latestModel().clusterWeights()).sum()).isCloseTo(3, offset(1e-6));
    }

    @Test
    void aDemoWithMoreClustersThanSensorsIsRefused() {
        LabCall call = LabCall.of(new SensorClusters(), "--demo", "-k", "60");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err())
                .isEqualTo("error: There are 60 clusters for 50 sensors, so centres would be left over; type -k 50 or"
                        + " less." + System.lineSeparator());
    }

    @Test
    void whatWasReportedBeforeASensorBrokeWasNotFound() {
        Tally tally = Tally.of(Map.of("a", Fault.HOT, "b", Fault.STUCK), Set.of("a", "c"), Set.of("b"));
        assertThat(tally)
                .hasToString("found 1 of 2 broken sensors {a=HOT}, missed 1 {b=STUCK}, falsely reported 2 [b, c]");
    }

    @Test
    void aFileOfSomebodyElseIsNotReplaced() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.csv"), "mine");
        String model = folder.resolve("model").toString();
        LabCall call = LabCall.of(new SensorClusters(), "--scored", notes.toString(), "--model", model);
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err()).contains("notes.csv is left as it is, because it has no scored windows; name another");
        assertThat(notes).hasContent("mine");
        String missing = folder.resolve("missing/windows.csv").toString();
        LabCall.of(new SensorClusters(), "--scored", missing, "--model", model);
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void thePictureIsDrawn() throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path file = folder.resolve("clusters.png");
        List<ScoredWindow> windows = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            List<Scored> window = List.of(
                    new Scored("a", 20 + i / 10.0, 3, 0, 0, 1),
                    new Scored("b", 60, 4, 0, 1, 1),
                    new Scored("c", 20 + 2 * i, 5, 1, 0, 3));
            windows.add(new ScoredWindow(
                    1_767_225_600_000L + i * 2_000L, window, i > 5 ? Set.of("c") : Set.of(), Features.firstCentres(2)));
        }
        ClusterPlot.to(file.toString())
                .draw(windows, Optional.of(Instant.ofEpochMilli(windows.get(0).millis())));
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isGreaterThan(1_000);
        long colours = IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .distinct()
                .count();
        assertThat(colours).as("colours in the picture").isGreaterThan(20);
    }

    /** A picture that was asked for and is not there is a failure, not a remark. */
    @Test
    void aPictureThatTheDiskDoesNotTakeIsAFailure() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no full disk to write to");
        Path picture = Files.createSymbolicLink(folder.resolve("full.png"), full);
        List<ScoredWindow> window = List.of(new ScoredWindow(
                1_767_225_600_000L, List.of(new Scored("a", 20, 3, 0, 0, 1)), Set.of(), Features.firstCentres(2)));
        assertThatThrownBy(() -> ClusterPlot.to(picture.toString()).draw(window, Optional.empty()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The picture " + picture + " could not be written: ");
    }

    @Test
    void aPictureMustBeAPngInAFolderThatExists() {
        assertThatThrownBy(() -> ClusterPlot.to("clusters.jpg"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ends in .png");
        assertThatThrownBy(() -> ClusterPlot.to(folder.resolve("missing/c.png").toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void theDemoLearnsAndReportsOverARealBroker() throws IOException {
        Path picture = folder.resolve("demo.png");
        Path windows = folder.resolve("windows.csv");
        Path model = folder.resolve("my model é");
        String[] args = {
            "--demo",
            "--batch",
            "500ms",
            "--window",
            "2s",
            "--plot",
            picture.toString(),
            "--scored",
            windows.toString(),
            "--model",
            model.toString()
        };
        try (RunningLab lab = RunningLab.start(new SensorClusters(), args)) {
            lab.awaitOut(line -> line.contains("50 sensors  usual distance"));
            lab.awaitThat("a saved model", () -> isSaved(model));
            assertThat(lab.stop()).as(lab.transcript()).isZero();
            assertThat(lab.out()).anyMatch(line -> line.matches("found [0-6] of 6 broken sensors .*"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .as("no folder beside it")
                    .noneMatch(file -> file.toString().contains("%"));
        }
        assertThat(picture).isNotEmptyFile();
        assertThat(Files.readAllLines(windows)).hasSizeGreaterThan(50);
        LabCall other = LabCall.withSpark(
                new SensorClusters(), "--demo", "-k", "5", "--model", model.toString(), "--for", "1s");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("has 4 clusters, not 5; type -k 4, or --fresh to forget it.");
    }

    @Test
    void whatIsAskedForWithoutANameIsInTheWorkFolder() throws IOException {
        String[] args = "--demo --batch 500ms --window 2s --for 30s --plot --scored --model".split(" ");
        List<String> home = List.of("-Dlabs.home=" + folder, "-Dlabs.caller=" + folder);
        try (LabProcess lab = LabProcess.start(home, SensorClusters.class, args)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
            assertThat(lab.err()).contains("The picture is in " + Path.of("work", "lab10", "clusters.png") + ".");
        }
        Path own = folder.resolve("work").resolve("lab10");
        assertThat(own.resolve("clusters.png")).isNotEmptyFile();
        assertThat(own.resolve("windows.csv")).isNotEmptyFile();
        assertThat(isSaved(own)).as("a saved model").isTrue();
    }

    @Test
    void theOldNameOfScoredIsUnderstoodAndNotShown() throws IOException {
        String below = Files.writeString(folder.resolve("file"), "") + "/windows.csv";
        String model = folder.resolve("model").toString();
        for (String name : List.of("--scored", "--windows")) {
            LabCall refused = LabCall.of(new SensorClusters(), name, below, "--model", model);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("windows.csv cannot be written; name another one with --scored");
        }
        LabCall help = LabCall.of(new SensorClusters(), "--help");
        assertThat(help.out()).contains("--scored").doesNotContain("--windows");
    }

    /** Whether Spark has written a model to its end. */
    private static boolean isSaved(Path folder) throws IOException {
        try (Stream<Path> models = Files.list(folder)) {
            return models.filter(model -> model.getFileName().toString().startsWith("model-"))
                    .anyMatch(model -> Files.exists(model.resolve("data").resolve("_SUCCESS")));
        }
    }

    private static String rounded(Moments window) {
        return Math.round(window.degrees() * 10) / 10.0 + " " + Math.round(window.spread() * 10) / 10.0 + " "
                + Math.round(window.slope() * 10) / 10.0;
    }

    private static Scored scored(String sensor, double distance) {
        return new Scored(sensor, 40, 4, 0, 0, distance);
    }

    /** A line as a sensor sends it, that many seconds after the start. */
    private static String line(String sensor, int second, double degrees) {
        String template = new SensorFleet(FleetSettings.of(1)).next().text();
        return template.replaceFirst("\"sensor\":\"sensor\\d+\"", "\"sensor\":\"" + sensor + "\"")
                .replaceFirst("T\\d\\d:\\d\\d:\\d\\d\\.\\d+Z", "T00:00:0" + second + ".000000Z")
                .replaceFirst("\"temperatura\":[-\\d.]+", "\"temperatura\":" + degrees);
    }
}
