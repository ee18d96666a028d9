package labs.support.inside;

import org.apache.spark.streaming.api.java.JavaDStream;

/** What is wired to a stream; {@code DStreamGraph} is {@code private[streaming]}. */
public final class StreamGraph {
    private StreamGraph() {}

    /** How many output operations the context of this stream has. */
    public static int outputOperations(JavaDStream<?> stream) {
        return stream.context().graph().getOutputStreams().length;
    }
}
