package labs.support.time;

import java.time.Duration;

/** What Spark Streaming wants in another form than Java has it. */
public final class Streams {
    /**
     * So many RDDs, each computed from the one before, are fine between two checkpoints. Behind 180 or so a task overflowed
     * its stack of 1 MB in our runs, since the lineage is sent with the task; the JVM then ends without a word.
     */
    public static final int LONGEST_LINEAGE = 100;

    private Streams() {}

    /** A {@link Duration} as Spark Streaming wants it. Spark counts in whole milliseconds. */
    public static org.apache.spark.streaming.Duration spark(Duration duration) {
        return new org.apache.spark.streaming.Duration(duration.toMillis());
    }
}
