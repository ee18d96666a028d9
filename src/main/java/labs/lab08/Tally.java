package labs.lab08;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.streaming.kafka010.OffsetRange;

/**
 * How many records were read so far and how many are counted in the stored results. The two are equal as long as each
 * record was counted once.
 *
 * @param read how many records lie between where reading began and the farthest offset that is stored
 * @param readings how many readings the stored sums hold
 * @param rejected how many rejects are stored
 */
record Tally(long read, long readings, long rejected) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What is stored now. */
    static Tally of(ResultStore store) {
        return new Tally(
                store.offsets().stream()
                        .mapToLong(offset -> offset.next() - offset.first())
                        .sum(),
                store.sensors().stream()
                        .mapToLong(stored -> stored.allTime().readings())
                        .sum(),
                store.rejects().values().stream().mapToLong(count -> count).sum());
    }

    /** One line for the batch that has just been stored, and what it adds up to. */
    String line(BatchResult batch) {
        return CLOCK.format(batch.end().atZone(ZoneId.systemDefault())) + "  " + number(batch.records()) + " records ("
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
