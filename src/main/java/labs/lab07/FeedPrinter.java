package labs.lab07;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import labs.support.screen.ConsoleTable;
import labs.support.time.BatchClock;

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
     * @param partitions what was found in each partition, in any order
     */
    public void show(long batchTime, List<PartitionCount> partitions) {
        List<PartitionCount> counts = partitions.stream()
                .sorted(Comparator.comparing(count -> count.range().partition()))
                .toList();
        long readings = counts.stream().mapToLong(PartitionCount::readings).sum();
        long rejected = counts.stream().mapToLong(PartitionCount::rejected).sum();
        allReadings += readings;
        allRejected += rejected;

        String time = BatchClock.SECONDS.at(batchTime);
        out.println("Batch " + time + ": " + sentence(readings, rejected) + "; so far "
                + sentence(allReadings, allRejected));
        if (readings + rejected > 0) {
            out.print(table(counts));
            if (rejected > 0) {
                out.println("rejected: " + reasons(counts));
            }
            if (keys) {
                keys(counts);
            }
            out.println();
        }
    }

    private static String sentence(long readings, long rejected) {
        return (readings + rejected) + " records, " + readings + " readings, " + rejected + " rejected";
    }

    private static ConsoleTable table(List<PartitionCount> counts) {
        ConsoleTable table = new ConsoleTable(
                "partition", "from offset", "until offset", "records", "readings", "of sensors", "rejected");
        counts.forEach(count -> table.row(
                count.range().partition(),
                count.range().fromOffset(),
                count.range().untilOffset(),
                count.range().count(),
                count.readings(),
                count.readingsBySensor().size(),
                count.rejected()));
        return table;
    }

    private static String reasons(List<PartitionCount> counts) {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach(count -> count.rejectedByReason().forEach((reason, n) -> all.merge(reason, n, Long::sum)));
        return all.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private void keys(List<PartitionCount> counts) {
        counts.forEach(count -> out.println("partition " + count.range().partition() + ": "
                + String.join(" ", count.readingsBySensor().keySet())));
    }
}
