package labs.support.options;

import java.time.Duration;
import labs.support.time.DurationConverter;
import labs.support.time.Streams;
import picocli.CommandLine.Option;

/** The option {@code --batch}: how long the stream collects what becomes one RDD. */
public final class BatchInterval {
    @Option(
            names = "--batch",
            paramLabel = "DURATION",
            converter = TypedDurationConverter.class,
            description = "batch interval (default: ${DEFAULT-VALUE})")
    private String interval;

    /** @param interval the lab's own, as a person types it, such as {@code 1s} */
    public BatchInterval(String interval) {
        this.interval = interval;
    }

    /** The batch interval. */
    public Duration time() {
        return new DurationConverter().convert(interval);
    }

    /** The batch interval, as {@code new JavaStreamingContext} wants it. */
    public org.apache.spark.streaming.Duration duration() {
        return Streams.spark(time());
    }
}
