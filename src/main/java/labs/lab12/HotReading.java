package labs.lab12;

import java.io.Serializable;
import java.time.Instant;
import labs.sensors.Reading;

/**
 * A reading above the limit, on its way to become an alert: a record in another topic. The same sensor and the same
 * {@link #measured} mean the same alert, however often it is sent.
 *
 * @param sensor which sensor: the key of the alert
 * @param line the reading as it came: the value of the alert
 * @param measured when the sensor measured it: the header {@value #MEASURED}
 * @param arrived when the broker appended the reading to its topic, to the millisecond: the header {@value #ARRIVED},
 *     in milliseconds since 1970
 */
public record HotReading(String sensor, byte[] line, Instant measured, Instant arrived) implements Serializable {
    /** The header with the reading's own time, such as {@code 2026-01-01T12:00:00Z}. */
    public static final String MEASURED = "measured";

    /** The header with the time at which the broker had the reading, in milliseconds since 1970. */
    public static final String ARRIVED = "arrived";

    /** Whether a reading is above a limit in degrees; at the limit it is not. */
    static boolean isAbove(double limit, Reading reading) {
        return reading.degrees() > limit;
    }
}
