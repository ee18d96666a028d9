package labs.lab04;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import labs.support.UserError;
import labs.support.time.BatchClock;
import labs.support.time.DurationConverter;
import labs.support.time.Streams;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Time;

/** What both main classes of this lab check and show in the same way. */
final class States {

    private States() {}

    /**
     * Spark would refuse the first of these, too, after it has started.
     *
     * @throws UserError if the checkpoint interval is not a multiple of the batch interval, or too many of them
     */
    static void checkInterval(Duration checkpointInterval, Duration batch) {
        long batches = checkpointInterval.toMillis() / batch.toMillis();
        if (batches > Streams.LONGEST_LINEAGE) {
            throw UserError.usage("--checkpoint-interval " + DurationConverter.format(checkpointInterval) + " is "
                    + batches + " batches, and the lineage of so many is too long for a task; type at most "
                    + Streams.LONGEST_LINEAGE + " of them, "
                    + DurationConverter.format(batch.multipliedBy(Streams.LONGEST_LINEAGE)) + ".");
        }
        if (checkpointInterval.toMillis() % batch.toMillis() != 0) {
            throw UserError.usage("--checkpoint-interval " + DurationConverter.format(checkpointInterval)
                    + " is not a multiple of the batch interval " + DurationConverter.format(batch)
                    + "; type one that is, such as " + DurationConverter.format(batch.multipliedBy(5)) + ".");
        }
    }

    /** The beginning of what a batch shows. */
    static String heading(Time batch) {
        return "\n==== " + clock(batch.milliseconds());
    }

    /** How Spark keeps the state between two batches: as objects, or as bytes that are read again in each batch. */
    static String level(StorageLevel level) {
        return level.equals(StorageLevel.MEMORY_ONLY())
                ? "MEMORY_ONLY"
                : level.equals(StorageLevel.MEMORY_ONLY_SER()) ? "MEMORY_ONLY_SER" : level.description();
    }

    /** A time on this machine's clock. */
    static String clock(long millis) {
        return BatchClock.MILLIS.at(millis);
    }

    /** Elements on one line. */
    static String line(List<?> elements) {
        return elements.isEmpty()
                ? "(none)"
                : elements.stream().map(String::valueOf).collect(Collectors.joining("  "));
    }
}
