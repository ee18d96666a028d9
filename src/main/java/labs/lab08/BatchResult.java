package labs.lab08;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.streaming.kafka010.OffsetRange;

/**
 * Everything that one batch adds to what is stored: it is stored whole or not at all.
 *
 * @param end when the batch ended
 * @param ranges which records it read, partition by partition
 * @param sums a sum per sensor
 * @param rejects the records that were no readings
 * @param window the sums of the window that ends with this batch; empty where none ends with it
 */
public record BatchResult(
        Instant end,
        List<OffsetRange> ranges,
        Map<String, SensorSum> sums,
        List<Reject> rejects,
        Optional<Map<String, SensorSum>> window) {

    /** Puts together what the partitions of a batch have left. */
    static BatchResult of(Instant end, List<PartitionPass> passes, Optional<Map<String, SensorSum>> window) {
        List<OffsetRange> ranges = passes.stream()
                .map(PartitionPass::range)
                // Always in the same order, so that two programs that store the same partitions cannot lock each other.
                .sorted(Comparator.comparing(OffsetRange::topic).thenComparing(OffsetRange::partition))
                .toList();
        Map<String, SensorSum> sums =
                passes.stream().map(PartitionPass::sums).reduce(new TreeMap<>(), SensorSum::merge);
        List<Reject> rejects =
                passes.stream().flatMap(pass -> pass.rejects().stream()).toList();
        return new BatchResult(end, ranges, sums, rejects, window);
    }

    /** How many records it read. */
    public long records() {
        return ranges.stream().mapToLong(OffsetRange::count).sum();
    }

    /** How many of them were readings. */
    public long readings() {
        return sums.values().stream().mapToLong(SensorSum::readings).sum();
    }
}
