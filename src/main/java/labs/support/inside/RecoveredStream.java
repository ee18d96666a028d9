package labs.support.inside;

import java.util.OptionalLong;
import org.apache.spark.streaming.Checkpoint;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** What a recovered stream knows of its checkpoint; {@code Checkpoint} is {@code private[streaming]}. */
public final class RecoveredStream {
    private RecoveredStream() {}

    /** The batch time of the checkpoint in epoch milliseconds; nothing for a stream that is new. */
    public static OptionalLong checkpointTime(JavaStreamingContext stream) {
        Checkpoint checkpoint = stream.ssc().initialCheckpoint();
        return checkpoint == null
                ? OptionalLong.empty()
                : OptionalLong.of(checkpoint.checkpointTime().milliseconds());
    }
}
