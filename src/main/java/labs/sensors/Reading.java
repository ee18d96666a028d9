package labs.sensors;

import java.io.Serializable;
import java.time.Instant;

/**
 * What the labs use of one reading of one sensor.
 *
 * <p>The temperature is a whole number of millionths of a degree. Whole numbers add up to the same sum in whatever order
 * Spark adds them, and doubles do not. Up to six decimals are kept exactly; {@link ReadingParser} rounds a number with
 * more of them (a program that adds doubles writes 63.800000000000004) to the nearest millionth, halves to the even one.
 *
 * @param sensor which sensor, such as {@code sensor25}: what readings are grouped by
 * @param eventTime when it was measured, to the nanosecond at best
 * @param microDegrees the temperature in millionths of a degree Celsius
 */
public record Reading(String sensor, Instant eventTime, long microDegrees) implements Parsed, Serializable {

    /** How many of the units of {@link #microDegrees} are one degree. */
    public static final long MICROS_PER_DEGREE = 1_000_000;

    /** Absolute zero, in millionths of a degree. */
    public static final long MIN_MICRO_DEGREES = -273_150_000;

    /** The highest temperature, in degrees: far above any sensor, and 900 million of them still fit in a long sum. */
    public static final long MAX_DEGREES = 10_000;

    /** The longest name of a sensor, in characters. */
    public static final int MAX_SENSOR_LENGTH = 100;

    /** The temperature in degrees Celsius, as near as a double can be. */
    public double degrees() {
        return microDegrees / (double) MICROS_PER_DEGREE;
    }
}
