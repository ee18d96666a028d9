package labs.lab08;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import labs.sensors.Reading;

/**
 * Readings of one sensor, added up. Both numbers are whole, so that the sum is the same in whatever order partitions,
 * batches and restarts added it; sums of doubles are not.
 *
 * @param readings how many
 * @param microDegrees the sum of their temperatures, in millionths of a degree Celsius
 */
public record SensorSum(long readings, long microDegrees) implements Serializable {

    /** What the course asks for. */
    private static final int DECIMALS = 2;

    private static final int MICRO_DECIMALS = 6;

    /** The sum of one reading. */
    public static SensorSum of(Reading reading) {
        return new SensorSum(1, reading.microDegrees());
    }

    /**
     * Both sums together.
     *
     * @throws ArithmeticException if the sum does not fit in a long: rather no result than a wrong one
     */
    public SensorSum plus(SensorSum other) {
        return new SensorSum(Math.addExact(readings, other.readings), Math.addExact(microDegrees, other.microDegrees));
    }

    /** The mean in degrees Celsius, rounded to two decimals as SQL's ROUND does: halves away from zero. */
    public BigDecimal mean() {
        return degrees().divide(BigDecimal.valueOf(readings), DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * Whether the mean, not rounded, is above a limit.
     *
     * @param limit in degrees Celsius
     */
    public boolean isAbove(BigDecimal limit) {
        return degrees().compareTo(limit.multiply(BigDecimal.valueOf(readings))) > 0;
    }

    /** The sums of both, sensor by sensor. */
    public static Map<String, SensorSum> merge(Map<String, SensorSum> left, Map<String, SensorSum> right) {
        Map<String, SensorSum> merged = new TreeMap<>(left);
        right.forEach((sensor, sum) -> merged.merge(sensor, sum, SensorSum::plus));
        return merged;
    }

    private BigDecimal degrees() {
        return BigDecimal.valueOf(microDegrees, MICRO_DECIMALS);
    }
}
