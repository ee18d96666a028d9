package labs.lab10;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import labs.sensors.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void mergedInAnyOrderAreAsComputedAtOnce(long seed) {
        Random random = new Random(seed);
        List<Reading> readings = new ArrayList<>();
        int count = 1 + random.nextInt(200);
        for (int i = 0; i < count; i++) {
            readings.add(reading(random.nextInt(10_000), random.nextInt(1_000) / 10.0));
        }
        double mean = readings.stream().mapToDouble(Reading::degrees).average().orElseThrow();
        double time =
                readings.stream().mapToDouble(MomentsTest::seconds).average().orElseThrow();
        double squares = 0;
        double timeSquares = 0;
        double products = 0;
        for (Reading reading : readings) {
            squares += Math.pow(reading.degrees() - mean, 2);
            timeSquares += Math.pow(seconds(reading) - time, 2);
            products += (reading.degrees() - mean) * (seconds(reading) - time);
        }

        List<Moments> parts = new ArrayList<>(readings.stream().map(Moments::of).toList());
        while (parts.size() > 1) {
            Collections.shuffle(parts, random);
            parts.add(parts.remove(0).merge(parts.remove(0)));
        }
        Moments all = parts.get(0);

        assertThat(all.count()).isEqualTo(count);
        assertThat(all.degrees()).isCloseTo(mean, within(1e-9));
        assertThat(all.spread()).isCloseTo(Math.sqrt(squares / count), within(1e-9));
        boolean tooClose = Math.sqrt(timeSquares / count) < Moments.SHORTEST;
        assertThat(all.slope()).isCloseTo(tooClose ? 0 : products / timeSquares, within(1e-5));
    }

    @Test
    void aRisingTemperatureHasASlopeInDegreesPerSecond() {
        Moments all =
                Moments.of(reading(0, 10)).merge(Moments.of(reading(1_000, 12))).merge(Moments.of(reading(2_000, 14)));
        assertThat(all.slope()).isCloseTo(2, within(1e-6));
        assertThat(all.spread()).isCloseTo(Math.sqrt(8 / 3.0), within(1e-9));
    }

    @Test
    void oneReadingHasNeitherSpreadNorSlope() {
        Moments one = Moments.of(reading(0, 42));
        assertThat(one.spread()).isZero();
        assertThat(one.slope()).isZero();
    }

    @Test
    void readingsAMillisecondApartHaveNoSlope() {
        Moments two = Moments.of(reading(0, 40)).merge(Moments.of(reading(1, 44)));
        assertThat(two.spread()).isCloseTo(2, within(1e-9));
        assertThat(two.slope()).isZero();
        assertThat(two.isTelling(java.time.Duration.ofSeconds(1))).isFalse();
    }

    private static Reading reading(long millis, double degrees) {
        return new Reading("sensor1", START.plusMillis(millis), Math.round(degrees * Reading.MICROS_PER_DEGREE));
    }

    private static double seconds(Reading reading) {
        return (reading.eventTime().toEpochMilli() - START.toEpochMilli()) / 1e3;
    }
}
