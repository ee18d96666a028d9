package labs.support.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.streaming.Checkpoint;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** What is wired to a stream; {@code DStreamGraph} and {@code Checkpoint} are {@code private[streaming]}. */
public final class StreamGraph {
    private static final Time BEFORE_ALL_BATCHES = new Time(0);

    private StreamGraph() {}

    /** How many output operations the context of this stream has. */
    public static int outputOperations(JavaDStream<?> stream) {
        return stream.context().graph().getOutputStreams().length;
    }

    /**
     * Writes a checkpoint before the first batch; the stream can only be recovered after that, not started. On a clock
     * that begins at 0.
     */
    public static void save(JavaStreamingContext stream, Path folder) throws IOException {
        stream.ssc().graph().start(BEFORE_ALL_BATCHES);
        Checkpoint checkpoint = new Checkpoint(stream.ssc(), BEFORE_ALL_BATCHES);
        byte[] bytes = Checkpoint.serialize(checkpoint, stream.ssc().conf());
        Files.write(folder.resolve("checkpoint-" + BEFORE_ALL_BATCHES.milliseconds()), bytes);
    }
}
