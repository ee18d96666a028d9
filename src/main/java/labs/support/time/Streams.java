package labs.support.time;

import java.time.Duration;

/** What Spark Streaming wants in another form than Java has it. */
public final class Streams {
    private Streams() {}

    /** A {@link Duration} as Spark Streaming wants it. Spark counts in whole milliseconds. */
    public static org.apache.spark.streaming.Duration spark(Duration duration) {
        return new org.apache.spark.streaming.Duration(duration.toMillis());
    }
}
