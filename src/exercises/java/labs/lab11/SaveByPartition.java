package labs.lab11;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 2 of lab 11: who opens the connection, and how often. */
public final class SaveByPartition {

    private SaveByPartition() {}

    /**
     * Writes all lines of each batch to a store, from where they are: the executors open the connections, and no task opens
     * more than one. A connection, {@code StoreConnection.open(store)}, has the methods {@code write(line)},
     * {@code flush()} and {@code close()}; what is written is in the store once the connection is flushed or closed. No
     * connection is left open, unless an executor keeps it for the batches to come.
     *
     * <pre>
     * batch 1  partition 0  ["a", "b"]   one connection, by a task: writes a and b
     *          partition 1  ["c"]        one connection, by a task: writes c
     * </pre>
     *
     * <p>An output operation. Opening a connection takes longer than writing a hundred lines.
     *
     * @param lines the lines of each batch
     * @param store where the store is
     */
    public static void save(JavaDStream<String> lines, String store) {
        throw new NotSolvedYet();
    }
}
