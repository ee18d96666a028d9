package labs.support.inside;

import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * What is wired to a streaming context, and how it ends with an error. The graph is {@code DStreamGraph}, which like the
 * waiter is {@code private[streaming]}.
 */
public final class WiredStream {
    private WiredStream() {}

    /** How many receivers it starts; each is a task that never ends. */
    public static int receivers(JavaStreamingContext jssc) {
        return jssc.ssc().graph().getReceiverInputStreams().length;
    }

    /** Lets {@code awaitTermination} throw this, as it does for a batch that fails. */
    public static void fail(JavaStreamingContext jssc, RuntimeException error) {
        jssc.ssc().waiter().notifyError(error);
    }
}
