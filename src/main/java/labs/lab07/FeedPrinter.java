package labs.lab07;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import labs.support.BatchClock;
import labs.support.screen.ConsoleTable;
import org.apache.spark.streaming.kafka010.OffsetRange;

/** Shows what each batch was made of. Lives in the driver. */
public final class FeedPrinter {
    private final PrintStream out;
    private final boolean keys;
    private long allReadings;
    private long allRejected;

    /**
     * @param out where to
     * @param keys whether to show which sensors are in which partition
     */
    public FeedPrinter(PrintStream out, boolean keys) {
        this.out = out;
        this.keys = keys;
    }

    /**
     * Shows one batch.
     *
     * @param batchTime the end of the batch, in milliseconds since 1970
     * @param ranges from which offset to which each partition of the topic was read
     * @param counts what was found there, in the same order
     */
    public void show(long batchTime, OffsetRange[] ranges, List<PartitionCount> counts) {
        long readings = counts.stream().mapToLong(PartitionCount::readings).sum();
        long rejected = counts.stream().mapToLong(PartitionCount::rejected).sum();
        allReadings += readings;
        allRejected += rejected;

        String time = BatchClock.SECONDS.at(batchTime);
        out.println("Batch " + time + ": " + sentence(readings, rejected) + "; so far "
                + sentence(allReadings, allRejected));
        if (readings + rejected > 0) {
            out.print(table(ranges, counts));
            if (rejected > 0) {
                out.println("rejected: " + reasons(counts));
            }
            if (keys) {
                keys(ranges, counts);
            }
            out.println();
        }
    }

    private static String sentence(long readings, long rejected) {
        return (readings + rejected) + " records, " + readings + " readings, " + rejected + " rejected";
    }

    private static ConsoleTable table(OffsetRange[] ranges, List<PartitionCount> counts) {
        ConsoleTable table = new ConsoleTable(
                "partition", "from offset", "until offset", "records", "readings", "of sensors", "rejected");
        for (int i : byPartition(ranges)) {
            PartitionCount count = counts.get(i);
            table.row(
                    ranges[i].partition(),
                    ranges[i].fromOffset(),
                    ranges[i].untilOffset(),
                    ranges[i].count(),
                    count.readings(),
                    count.readingsBySensor().size(),
                    count.rejected());
        }
        return table;
    }

    private static String reasons(List<PartitionCount> counts) {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach(count -> count.rejectedByReason().forEach((reason, n) -> all.merge(reason, n, Long::sum)));
        return all.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private void keys(OffsetRange[] ranges, List<PartitionCount> counts) {
        for (int i : byPartition(ranges)) {
            out.println("partition " + ranges[i].partition() + ": "
                    + String.join(" ", counts.get(i).readingsBySensor().keySet()));
        }
    }

    /** Spark gives the ranges in no order. */
    private static int[] byPartition(OffsetRange[] ranges) {
        return IntStream.range(0, ranges.length)
                .boxed()
                .sorted(Comparator.comparing(i -> ranges[i].partition()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
