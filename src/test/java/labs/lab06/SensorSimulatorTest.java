package labs.lab06;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.sensors.FleetSettings;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.SensorFleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator makes, and what it says of wrong usage. */
@Timeout(180)
class SensorSimulatorTest {
    @TempDir
    Path folder;

    @Test
    void printsTenReadingsUnlessToldOtherwise() {
        try (LabProcess lab = LabProcess.start(SensorSimulator.class)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
            assertThat(lab.out())
                    .hasSize(10)
                    .allMatch(SensorSimulator::looksLikeAReading)
                    .allMatch(line -> ((Reading) ReadingParser.parse(line))
                            .eventTime()
                            .isAfter(Instant.now().minus(Duration.ofMinutes(5))));
            assertThat(lab.err()).singleElement().asString().matches("10 lines \\(seed \\d+\\), 10 of them .*");
        }
    }

    @Test
    void theSameSeedMakesTheSameBytes() {
        List<String> once = lines("1000", "--seed", "4", "--malformed", "5%", "--hot", "2");
        assertThat(lines("1000", "--seed", "4", "--malformed", "0.05", "--hot", "2"))
                .isEqualTo(once);
        assertThat(lines("1000", "--seed", "5", "--malformed", "5%", "--hot", "2"))
                .isNotEqualTo(once);
    }

    @Test
    void theOptionsShapeTheFleet() {
        SensorFleet fleet =
                new SensorFleet(FleetSettings.of(4).withSensors(7).withHot(2).withMalformed(0.5));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            expected.add(fleet.next().text());
        }
        assertThat(lines("200", "--seed", "4", "--sensors", "7", "--hot", "2", "--malformed", "50%"))
                .isEqualTo(expected);
    }

    @Test
    void simulatedTimeStepsByTheRate() {
        assertThat(times("3", "--seed", "1"))
                .containsExactly("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.010Z", "2026-01-01T00:00:00.020Z");
        assertThat(times("3", "--rate", "1000", "--event-time", "2022-11-05T15:22:16.968007Z"))
                .containsExactly(
                        "2022-11-05T15:22:16.968007Z", "2022-11-05T15:22:16.969007Z", "2022-11-05T15:22:16.970007Z");
    }

    /** Only the lower bound: how much longer it takes is the machine's business. */
    @Test
    void theRateIsKept() {
        long start = System.nanoTime();
        lines("11", "--rate", "50");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(200_000_000L);
    }

    @Test
    void theLastSentenceCountsWhatLooksLikeAReading() {
        List<String> lines = lines("1000", "--seed", "4", "--malformed", "20%");
        long readings =
                lines.stream().filter(SensorSimulator::looksLikeAReading).count();
        LabCall result = Simulation.run("1000", "--seed", "4", "--malformed", "20%", "--to", file());
        assertThat(result.err())
                .contains("1000 lines to " + file() + " (seed 4), " + readings + " of them look like a reading.");
        assertThat(readings).isBetween(700L, 900L);
    }

    @Test
    void stopsAfterAWholeLineWhenItIsStopped() throws Exception {
        try (LabProcess lab = LabProcess.start(SensorSimulator.class, "0", "--rate", "200", "--seed", "1")) {
            lab.awaitThat("some lines", () -> lab.out().size() > 20);
            lab.process().toHandle().destroy();
            assertThat(lab.awaitExit()).isEqualTo(143);
            assertThat(lab.out()).allMatch(SensorSimulator::looksLikeAReading);
        }
    }

    /** Also between two lines that are far apart. */
    @ParameterizedTest
    @ValueSource(strings = {"5", "0.01"})
    void saysHowManyWhenItIsStopped(String rate) {
        try (LabProcess lab = LabProcess.start(SensorSimulator.class, "0", "--rate", rate, "--seed", "1")) {
            lab.awaitThat("a line", () -> !lab.out().isEmpty());
            lab.process().toHandle().destroy();
            assertThat(lab.awaitExit()).isEqualTo(143);
            int lines = lab.out().size();
            assertThat(lab.err())
                    .singleElement()
                    .asString()
                    .isEqualTo(lines + (lines == 1 ? " line" : " lines") + " (seed 1), " + lines
                            + " of them look like a reading.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many",
                "1 2",
                "-5",
                "--rate 0",
                "--rate -1",
                "--rate NaN",
                "--rate fast",
                "--rate 1e12",
                "--rate 10k",
                "--rate 1,000",
                "--to Kafka",
                "--to localhost:9092",
                "--sensors 0",
                "--sensors 100001",
                "--hot 51",
                "--hot -1",
                "--hot 3 --sensors 2",
                "--malformed 101%",
                "--malformed -1%",
                "--malformed some",
                "--event-time yesterday",
                "--event-time 2026-01-01",
                "--for soon",
                "--to tcp://192.0.2.1:9999",
                "--to tcp://localhost",
                "--to tcp://localhost:70000",
                "--to http://localhost:80",
                "--seed x",
                "--unknown",
            })
    void wrongUsageIsOneSentence(String arguments) {
        LabCall result = Simulation.run(arguments.split(" "));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err().lines()).singleElement().asString().startsWith("error: ");
    }

    private String file() {
        return folder.resolve("readings.txt").toString();
    }

    private List<String> lines(String... args) {
        return Simulation.lines(folder, args);
    }

    private List<String> times(String... args) {
        return lines(args).stream()
                .map(line -> ((Reading) ReadingParser.parse(line)).eventTime().toString())
                .toList();
    }
}
