package labs.lab07;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.streaming.kafka010.OffsetRange;

/** What one task found in its partition of a batch; sent from the executor to the driver. */
public final class PartitionCount implements Serializable {
    private final OffsetRange range;
    private final Map<String, Long> readings = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();

    PartitionCount(OffsetRange range) {
        this.range = range;
    }

    /** Which records it has counted. */
    OffsetRange range() {
        return range;
    }

    void reading(String sensor) {
        readings.merge(sensor, 1L, Long::sum);
    }

    void rejected(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    /** How many readings there are of each sensor. */
    public Map<String, Long> readingsBySensor() {
        return readings;
    }

    /** How many records were rejected for each reason. */
    public Map<String, Long> rejectedByReason() {
        return rejected;
    }

    /** How many readings there are. */
    public long readings() {
        return sum(readings);
    }

    /** How many records were rejected. */
    public long rejected() {
        return sum(rejected);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
