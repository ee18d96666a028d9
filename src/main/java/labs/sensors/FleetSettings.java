package labs.sensors;

import java.time.Instant;

/**
 * What a {@link SensorFleet} is like.
 *
 * @param seed the same seed makes the same readings
 * @param sensors how many sensors there are, 1 to {@value #MAX_SENSORS}: {@code sensor1}, {@code sensor2} and so on
 * @param hot how many of them heat up until they are above the limit of the labs, 65 degrees
 * @param malformed the share of lines that are broken, 0 to 1
 * @param start the event time of the first reading; {@code null} stamps each with the clock on the wall
 * @param perSecond how many readings one second of simulated time has; without meaning for the clock on the wall
 */
public record FleetSettings(long seed, int sensors, int hot, double malformed, Instant start, double perSecond) {

    /** The most sensors that a fleet can have. */
    public static final int MAX_SENSORS = 100_000;

    /** When simulated time begins, unless told otherwise. */
    public static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");

    public FleetSettings {
        check(sensors >= 1 && sensors <= MAX_SENSORS, "sensors must be 1 to " + MAX_SENSORS);
        check(hot >= 0 && hot <= sensors, "hot must be 0 to the number of sensors");
        check(malformed >= 0 && malformed <= 1, "malformed must be a share from 0 to 1");
        check(perSecond > 0 && perSecond <= 1e9, "perSecond must be above 0 and at most 1e9");
    }

    /** 50 sensors, none of them hot, no broken lines, simulated time at 100 readings a second. */
    public static FleetSettings of(long seed) {
        return new FleetSettings(seed, 50, 0, 0, DEFAULT_START, 100);
    }

    public FleetSettings withSensors(int number) {
        return new FleetSettings(seed, number, hot, malformed, start, perSecond);
    }

    public FleetSettings withHot(int number) {
        return new FleetSettings(seed, sensors, number, malformed, start, perSecond);
    }

    public FleetSettings withMalformed(double share) {
        return new FleetSettings(seed, sensors, hot, share, start, perSecond);
    }

    /** Simulated time from this instant on. */
    public FleetSettings withTime(Instant first, double readingsPerSecond) {
        return new FleetSettings(seed, sensors, hot, malformed, first, readingsPerSecond);
    }

    /** Each reading is stamped with the time at which it is made. */
    public FleetSettings withWallClock() {
        return new FleetSettings(seed, sensors, hot, malformed, null, perSecond);
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
