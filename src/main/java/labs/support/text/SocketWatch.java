package labs.support.text;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import labs.support.inside.Words;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;

/**
 * Says when the socket source of a streaming query has lost its server. The source itself says nothing: it stops
 * reading, does not try again, and the query goes on without new data.
 */
public final class SocketWatch {
    private static final long LOOK_MILLIS = 500;
    private static final long ENDS_WITHIN_MILLIS = 2_000;

    private SocketWatch() {}

    /**
     * Watches the query's source until the query ends.
     *
     * @param source where the query reads
     */
    public static void start(StreamingQuery query, TextSource source) {
        String reader = Words.SOCKET_READER.text() + source.host() + ", " + source.port() + ")";
        Thread watch = new Thread(() -> watch(query, reader), "socket-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(StreamingQuery query, String name) {
        try {
            Optional<Thread> reader = reader(name);
            boolean ran = false;
            while (query.isActive() && reader.isEmpty() && !ran) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                // The reader begins before the first batch: one that is missing after that batch has ended already.
                ran = query.lastProgress() != null;
                reader = reader(name);
            }
            if (reader.isPresent()) {
                reader.get().join();
            }
            // A query that fails closes its source a moment before it ends, and its lab says why.
            if (!query.awaitTermination(ENDS_WITHIN_MILLIS)) {
                System.err.println(
                        "The source is gone, and the socket source of Structured Streaming does not come back:"
                                + " stop with Ctrl-C, start the source again, then the lab.");
            }
        } catch (StreamingQueryException e) {
            // The lab waits for the same query, and says it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread that reads the socket; nothing else of the source can be seen from outside. */
    private static Optional<Thread> reader(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findFirst();
    }
}
