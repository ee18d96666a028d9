package labs.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SensorFleetTest {

    @Test
    void theFormIsTheOneOfTheCourse() {
        assertThat(lines(FleetSettings.of(1), 1_000))
                .allSatisfy(line -> assertThat(line.text())
                        .matches("\\{\"id_sensor\":\"S-DSA-MP6-CAP15-02468-(\\d{3}[A-Z]{2})\","
                                + "\"id_equipamento\":\"E-DSA-MP6-CAP15-13579-\\1\",\"sensor\":\"sensor([1-9]|[1-4]\\d|50)\","
                                + "\"data_evento\":\"2026-01-01T00:00:0\\d\\.\\d{6}Z\","
                                + "\"padrao\":\\{\"formato\":\"iot:leitura:sensor:temp\","
                                + "\"leitura\":\\{\"temperatura\":\\d+\\.\\d\\}\\}\\}"));
    }

    /** The hash was taken from the first version: whoever changes the fleet changes what every sheet shows. */
    @Test
    void aSeedMakesTheSameBytesForEver() throws Exception {
        FleetSettings settings = FleetSettings.of(7).withHot(3).withMalformed(0.05);
        String all = String.join(
                "\n", lines(settings, 10_000).stream().map(SensorLine::text).toList());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("dbde71682b4e24ab322bf4a689997bee3658fa65fc1590982e2e31c144dbb3ac");
        assertThat(lines(settings, 100)).isEqualTo(lines(settings, 100));
        assertThat(lines(FleetSettings.of(8), 100)).isNotEqualTo(lines(FleetSettings.of(7), 100));
    }

    @Test
    void fiftySensorsHaveBasesBetween11And84() {
        assertThat(IntStream.rangeClosed(1, 50).mapToObj(SensorFleet::baseDegrees))
                .hasSize(50)
                .doesNotHaveDuplicates()
                .allMatch(base -> base >= 11 && base <= 84);
        assertThat(SensorFleet.baseDegrees(25)).isEqualTo(42);
        Set<String> seen = new TreeSet<>(
                readings(FleetSettings.of(3), 5_000).map(Reading::sensor).toList());
        assertThat(seen).hasSize(50);
    }

    @Test
    void aUnitMovesByAtMostOneDegreeAndStaysNearItsBase() {
        Map<String, Reading> last = new HashMap<>();
        for (SensorLine line : lines(FleetSettings.of(5).withSensors(4), 50_000)) {
            Reading reading = (Reading) ReadingParser.parse(line.text());
            String unit = line.text().substring(36, 41);
            Reading before = last.put(unit, reading);
            int base = SensorFleet.baseDegrees(Integer.parseInt(reading.sensor().substring(6)));
            assertThat(reading.degrees()).isCloseTo(base, within(10.0));
            if (before != null) {
                assertThat(Math.abs(reading.microDegrees() - before.microDegrees()))
                        .isLessThanOrEqualTo(1_000_000);
            }
        }
        assertThat(last).hasSize(12);
    }

    @Test
    void hotSensorsStartCoolAndEndAboveTheLimit() {
        FleetSettings settings = FleetSettings.of(5).withHot(2);
        Map<String, Double> first = new HashMap<>();
        Map<String, Double> last = new HashMap<>();
        readings(settings, 50_000).forEach(reading -> {
            first.putIfAbsent(reading.sensor(), reading.degrees());
            last.put(reading.sensor(), reading.degrees());
        });
        List<String> heated = first.keySet().stream()
                .filter(sensor -> first.get(sensor) < 61 && last.get(sensor) > 65)
                .toList();
        assertThat(heated).hasSize(2);
    }

    @Test
    void everySensorCanBeHot() {
        assertThat(readings(FleetSettings.of(5).withHot(50), 50_000).skip(49_000))
                .allMatch(reading -> reading.degrees() >= 69);
    }

    @Test
    void brokenLinesAreThoseThatTheParserRejects() {
        List<SensorLine> lines = lines(FleetSettings.of(11).withMalformed(0.01), 50_000);
        assertThat(lines)
                .allSatisfy(line -> assertThat(ReadingParser.parse(line.text()) instanceof Rejection)
                        .as(line.text())
                        .isEqualTo(line.broken()));
        assertThat(lines.stream().filter(SensorLine::broken).count()).isBetween(400L, 600L);
        assertThat(lines.stream()
                        .filter(SensorLine::broken)
                        .map(line -> ((Rejection) ReadingParser.parse(line.text())).reason()))
                .contains(
                        Rejection.Reason.EMPTY,
                        Rejection.Reason.CUT_OFF,
                        Rejection.Reason.NOT_JSON,
                        Rejection.Reason.NO_SENSOR,
                        Rejection.Reason.NO_TIME,
                        Rejection.Reason.NO_TEMPERATURE,
                        Rejection.Reason.TEMPERATURE_NOT_A_NUMBER,
                        Rejection.Reason.TEMPERATURE_NOT_FINITE);
    }

    @ParameterizedTest
    @EnumSource
    void eachWayOfBreakingMakesALineThatIsRejected(Breakage way) {
        Random random = new Random(1);
        for (SensorLine line : lines(FleetSettings.of(13), 1_000)) {
            String broken = way.apply(line.text(), random);
            assertThat(ReadingParser.parse(broken)).as(broken).isInstanceOf(Rejection.class);
        }
    }

    @Test
    void whatIsWrittenIsWhatIsRead() {
        ReadingJson json = new ReadingJson();
        for (long micros : new long[] {0, 1, -1, 42_370_000, 42_000_000, -273_150_000, 10_000_000_000L, 100_000}) {
            for (String time :
                    List.of("1969-12-31T23:59:59.999999Z", "2026-02-28T00:00:00Z", "2026-02-28T00:00:00.00007Z")) {
                Reading reading = new Reading("sensor1", Instant.parse(time), micros);
                assertThat(ReadingParser.parse(json.line("374DM", reading))).isEqualTo(reading);
            }
        }
        assertThat(json.line(
                        "374DM", new Reading("sensor25", Instant.parse("2022-11-05T15:22:16.968007Z"), 42_000_000)))
                .isEqualTo("{\"id_sensor\":\"S-DSA-MP6-CAP15-02468-374DM\","
                        + "\"id_equipamento\":\"E-DSA-MP6-CAP15-13579-374DM\",\"sensor\":\"sensor25\","
                        + "\"data_evento\":\"2022-11-05T15:22:16.968007Z\","
                        + "\"padrao\":{\"formato\":\"iot:leitura:sensor:temp\",\"leitura\":{\"temperatura\":42.0}}}");
    }

    @Test
    void simulatedTimeStepsByTheRateAndTheWallClockDoesNot() {
        Instant start = Instant.parse("2022-11-05T15:22:16.968007Z");
        assertThat(readings(FleetSettings.of(1).withTime(start, 4), 3).map(Reading::eventTime))
                .containsExactly(start, start.plusMillis(250), start.plusMillis(500));
        Instant before = Instant.now().minusSeconds(1);
        assertThat(readings(FleetSettings.of(1).withWallClock(), 3).map(Reading::eventTime))
                .allMatch(time -> time.isAfter(before)
                        && Duration.between(time, Instant.now()).compareTo(Duration.ofSeconds(-1)) > 0);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> FleetSettings.of(1).withSensors(0)).hasMessageContaining("sensors");
        assertThatThrownBy(() -> FleetSettings.of(1).withHot(51)).hasMessageContaining("hot");
        assertThatThrownBy(() -> FleetSettings.of(1).withMalformed(1.1)).hasMessageContaining("malformed");
        assertThatThrownBy(() -> FleetSettings.of(1).withMalformed(Double.NaN)).hasMessageContaining("malformed");
        assertThatThrownBy(() -> FleetSettings.of(1).withTime(FleetSettings.DEFAULT_START, 0))
                .hasMessageContaining("perSecond");
    }

    private static List<SensorLine> lines(FleetSettings settings, int count) {
        SensorFleet fleet = new SensorFleet(settings);
        return Stream.generate(fleet::next).limit(count).toList();
    }

    private static Stream<Reading> readings(FleetSettings settings, int count) {
        return lines(settings, count).stream().map(line -> (Reading) ReadingParser.parse(line.text()));
    }
}
