package labs.lab08;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.streaming.Time;
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

    /** Puts together what the tasks of a batch have left. */
    static BatchResult of(Time end, List<? extends BatchPart> parts) {
        List<PartitionPass> passes = only(PartitionPass.class, parts).toList();
        return new BatchResult(
                Instant.ofEpochMilli(end.milliseconds()),
                passes.stream()
                        .map(PartitionPass::range)
                        // Always in the same order, so that two programs that store the same partitions cannot lock
                        // each other.
                        .sorted(Comparator.comparing(OffsetRange::topic).thenComparing(OffsetRange::partition))
                        .toList(),
                passes.stream().map(PartitionPass::sums).reduce(new TreeMap<>(), SensorSum::merge),
                passes.stream().flatMap(pass -> pass.rejects().stream()).toList(),
                only(WindowPart.class, parts).map(WindowPart::sums).reduce(SensorSum::merge));
    }

    private static <T> Stream<T> only(Class<T> kind, List<? extends BatchPart> parts) {
        return parts.stream().filter(kind::isInstance).map(kind::cast);
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
