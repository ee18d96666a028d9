package labs.lab08.screen;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import labs.lab08.BatchResult;
import labs.lab08.store.ResultStore;
import labs.support.time.BatchClock;
import org.apache.spark.streaming.kafka010.OffsetRange;

/**
 * How many records were read so far and how many are counted in the stored results. The two are equal as long as each
 * record was counted once.
 *
 * @param read how many records lie between where reading began and the farthest offset that is stored
 * @param readings how many readings the stored sums hold
 * @param rejected how many rejects are stored
 */
public record Balance(long read, long readings, long rejected) {
    /** What is stored now. */
    public static Balance of(ResultStore store) {
        return new Balance(
                store.offsets().stream()
                        .mapToLong(offset -> offset.next() - offset.first())
                        .sum(),
                store.sensors().stream()
                        .mapToLong(stored -> stored.allTime().readings())
                        .sum(),
                store.rejects().values().stream().mapToLong(count -> count).sum());
    }

    /** One line for the batch that has just been stored, and what it adds up to. */
    public String line(BatchResult batch) {
        return BatchClock.SECONDS.at(batch.end().toEpochMilli()) + "  " + number(batch.records()) + " records ("
                + ranges(batch.ranges()) + "); in all " + this;
    }

    /** The balance, such as: {@code 1,000 read, 990 readings and 10 rejected counted: each once}. */
    @Override
    public String toString() {
        return number(read) + " read, " + number(readings) + " readings and " + number(rejected) + " rejected counted: "
                + verdict();
    }

    /** Offset ranges as they are shown: {@code dsamp6-0: 0 to 12}. */
    static String ranges(List<OffsetRange> ranges) {
        return ranges.stream()
                .map(range -> range.topicPartition() + ": " + range.fromOffset() + " to " + range.untilOffset())
                .collect(Collectors.joining(", "));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Rejects are stored by their place in the topic, so that none is ever there twice; readings can be. */
    private String verdict() {
        long more = readings + rejected - read;
        return more == 0 ? "each once" : number(Math.abs(more)) + (more > 0 ? " too many" : " too few");
    }
}
