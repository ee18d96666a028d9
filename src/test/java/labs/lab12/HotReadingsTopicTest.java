package labs.lab12;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import labs.harness.lab.LabCall;
import labs.harness.lab.RunningLab;
import labs.harness.machine.SharedKafka;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The labs as they are typed, against a real broker. */
@Timeout(300)
class HotReadingsTopicTest {
    @TempDir
    Path temp;

    private final String topic = "hot-" + UUID.randomUUID();
    private final SensorFleet fleet =
            new SensorFleet(FleetSettings.of(5).withHot(3).withMalformed(0.05));

    @ParameterizedTest
    @ValueSource(strings = {"", "--trigger 0s", "--real-time 5s"})
    void everyReadingAboveTheLimitIsAnAlertAndTheTableCountsThem(String way) throws Exception {
        SharedKafka.broker().createTopic(topic, 2);
        SharedKafka.broker().createTopic(topic + "-hot", 2);
        String servers = SharedKafka.broker().bootstrapServers();
        try (AlertTopic ends = new AlertTopic(servers, topic);
                RunningLab lab = start(way, "--bootstrap-servers", servers, "--topic", topic)) {
            // Readings that were there before are none of its business, so one is sent until it has begun.
            List<SensorLine> lines = new ArrayList<>();
            lab.awaitThat("the first alert", () -> {
                lines.addAll(ends.send(fleet, 20));
                return !ends.alerts().isEmpty();
            });
            List<SensorLine> more = ends.send(fleet, 1_000);
            List<String> expected = AlertTopic.expected(more, 60);
            lab.awaitThat("all alerts", () -> ends.alerts().containsAll(expected));
            lines.addAll(more);
            assertThat(AlertTopic.expected(lines, 60))
                    .as("no alert that nobody asked for, and none twice")
                    .containsAll(ends.alerts());
            assertThat(ends.alerts()).doesNotHaveDuplicates();

            long malformed = more.stream().filter(SensorLine::broken).count();
            long before = lines.stream().filter(SensorLine::broken).count() - malformed;
            lab.awaitThat(
                    "the alerts in the table",
                    () -> column(lab, 0) == ends.alerts().size());
            lab.awaitThat(
                    "the malformed readings in the table",
                    () -> column(lab, -1) >= malformed && column(lab, -1) <= malformed + before);
        }
    }

    @Test
    void aDemoDrawsAPictureOfItsTimes() throws Exception {
        Path picture = temp.resolve("times.png");
        try (RunningLab lab = start("--trigger 0s", "--demo", "--for", "18s", "--plot", picture.toString())) {
            lab.awaitOut(line -> line.startsWith("since "));
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
        }
        assertIsPicture(picture);
    }

    @Test
    void oneAfterTheOtherOverTheSameReadings() throws Exception {
        Path picture = temp.resolve("three.png");
        LabCall lab = LabCall.withSpark(
                new HotReadings(), "--compare", "--batch", "500ms", "--for", "2s", "--plot", picture.toString());
        assertThat(lab.exitCode()).as(lab.err()).isZero();
        List<String> ways = Stream.of("DStream, batches of 500ms", "micro-batches, no pause", "real-time mode")
                .toList();
        List<String> lines = lab.out().lines().toList();
        for (String way : ways) {
            assertThat(lines)
                    .as("a row with times, and one with processor time")
                    .anyMatch(line -> line.matches(way + "\\s+[1-9]\\d*(\\s+\\d+){6}"))
                    .anyMatch(line -> line.matches(way + "\\s+\\d+"));
        }
        assertIsPicture(picture);
    }

    private static void assertIsPicture(Path file) throws Exception {
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isGreaterThan(500);
    }

    private RunningLab start(String way, String... args) {
        boolean dStream = way.isEmpty();
        Callable<Integer> lab = dStream ? new HotReadings() : new StructuredHotReadings();
        String ways = dStream ? "--batch 500ms" : way + " --checkpoint " + temp.resolve("checkpoint");
        return RunningLab.start(
                lab,
                Stream.of(ways.split(" "), new String[] {"--limit", "60"}, args)
                        .flatMap(Arrays::stream)
                        .toArray(String[]::new));
    }

    /**
     * The sum of a column of the rows of the last five seconds.
     *
     * @param at 0 for the alerts, -1 for the last one
     */
    private static long column(RunningLab lab, int at) {
        return lab.out().stream()
                .filter(line -> line.startsWith("the last 5s"))
                .map(line -> line.substring("the last 5s".length()).strip().split("\\s+"))
                .mapToLong(cells -> Long.parseLong(cells[at < 0 ? cells.length - 1 : at]))
                .sum();
    }
}
