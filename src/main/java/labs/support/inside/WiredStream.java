package labs.support.inside;

import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.rdd.BlockRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.UnionRDD;
import org.apache.spark.storage.BlockId;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What is wired to a streaming context, and how it ends. The graph is {@code DStreamGraph}, which like the
 * waiter is {@code private[streaming]}; {@code BlockRDD} is {@code private[spark]}.
 */
public final class WiredStream {
    /** The socket source of Structured Streaming, which connects when its query starts. */
    private static final String SOCKET_SOURCE =
            "org.apache.spark.sql.execution.streaming.sources.TextSocketMicroBatchStream";

    private WiredStream() {}

    /** How many receivers it starts; each is a task that never ends. */
    public static int receivers(JavaStreamingContext jssc) {
        return jssc.ssc().graph().getReceiverInputStreams().length;
    }

    /**
     * The names of the blocks of received data that an RDD reads: one for each of its partitions, in their order. Empty
     * for an RDD that reads none.
     *
     * @param rdd what a receiver's stream has made of a batch, or a union of such
     */
    public static List<String> receivedBlocks(RDD<?> rdd) {
        if (rdd instanceof BlockRDD<?> received) {
            return Arrays.stream(received.blockIds()).map(BlockId::name).toList();
        }
        if (rdd instanceof UnionRDD<?> union) {
            return CollectionConverters.asJava(union.rdds()).stream()
                    .flatMap(part -> receivedBlocks(part).stream())
                    .toList();
        }
        return List.of();
    }

    /** Lets {@code awaitTermination} throw this, as it does for a batch that fails. */
    public static void fail(JavaStreamingContext jssc, RuntimeException error) {
        jssc.ssc().waiter().notifyError(error);
    }

    /**
     * Whether a receiver of this JVM, or the socket source of a query, waits for the answer to its connection; each of
     * them says only when it has failed.
     */
    public static boolean waitsForConnection() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getMethodName().equals("connect")
                                && frame.getClassName().equals(Socket.class.getName())))
                .flatMap(Arrays::stream)
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.endsWith("Receiver") || name.equals(SOCKET_SOURCE));
    }

    /** The thread of a batch that has called {@code stop}, and waits for the end of the batch. */
    public static Optional<Thread> stoppedByItsOwnBatch() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith(Words.BATCH_THREAD.text()))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals("stop")
                                && frame.getClassName().equals(StreamingContext.class.getName())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
