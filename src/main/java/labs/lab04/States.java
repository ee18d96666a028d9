package labs.lab04;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import labs.support.UserError;
import labs.support.time.BatchClock;
import labs.support.time.DurationConverter;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Time;

/** What both main classes of this lab check and show in the same way. */
final class States {

    private States() {}

    /**
     * So many batches between two checkpoints of a state are fine. Behind 180 or so a task overflowed its stack of 1 MB in
     * our runs, since each batch lengthens the lineage that is sent with the task; the JVM then ends without a word.
     */
    private static final int MOST_BATCHES = 100;

    /**
     * Spark would refuse the first of these, too, after it has started.
     *
     * @throws UserError if the checkpoint interval is not a multiple of the batch interval, or too many of them
     */
    static void checkInterval(Duration checkpointInterval, Duration batch) {
        long batches = checkpointInterval.toMillis() / batch.toMillis();
        if (batches > MOST_BATCHES) {
            throw UserError.usage("--checkpoint-interval " + DurationConverter.format(checkpointInterval) + " is "
                    + batches + " batches, and the lineage of so many is too long for a task; type at most "
                    + MOST_BATCHES + " of them, " + DurationConverter.format(batch.multipliedBy(MOST_BATCHES)) + ".");
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
