package labs.lab11;

import java.util.Iterator;
import java.util.List;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code SaveByPartition}. */
public final class SaveByPartitionMistakes {

    private SaveByPartitionMistakes() {}

    /** Opens on the driver and uses it in a function. */
    @Mistake("The driver opens the connection, and Spark cannot send it to the executors: a connection cannot be"
            + " serialised. What a function needs that cannot travel is made where the function runs: open it inside"
            + " foreachPartition.")
    public static final class OpenedByTheDriver {
        public static void save(JavaDStream<String> lines, String store) {
            lines.foreachRDD(batch -> {
                try (StoreConnection connection = StoreConnection.open(store)) {
                    batch.foreach(connection::write);
                }
            });
        }
    }

    /** Hides the connection from the serialiser. */
    @Mistake(
            "In a static field the connection is not sent, and so it is null on the executors: each JVM has static fields"
                    + " of its own, and yours was set in the driver's. Open the connection where the lines are written.")
    public static final class InAStaticField {
        private static StoreConnection connection;

        public static void save(JavaDStream<String> lines, String store) {
            lines.foreachRDD(batch -> {
                connection = StoreConnection.open(store);
                batch.foreach(line -> connection.write(line));
                connection.close();
            });
        }
    }

    /** Opens for each line. */
    @Mistake("You open a connection for each line. That works, and is as slow as opening is; foreachPartition gives you"
            + " the lines of a task together, so that one connection does for all of them.")
    public static final class OneForEachLine {
        public static void save(JavaDStream<String> lines, String store) {
            lines.foreachRDD(batch -> batch.foreach(line -> {
                try (StoreConnection connection = StoreConnection.open(store)) {
                    connection.write(line);
                }
            }));
        }
    }

    /** Brings everything to the driver. */
    @Mistake("The driver writes: all lines of the batch travel through its memory and its one connection, while the"
            + " executors wait. Write in foreachPartition, where the lines are.")
    public static final class WrittenByTheDriver {
        public static void save(JavaDStream<String> lines, String store) {
            lines.foreachRDD(batch -> {
                try (StoreConnection connection = StoreConnection.open(store)) {
                    batch.collect().forEach(connection::write);
                }
            });
        }
    }

    /** Closes before the iterator is read. */
    @Mistake(
            "The connection is closed before the first line is written: what you return from mapPartitions is an iterator"
                    + " that works only when it is read, and by then your method is over. Write all lines before you close it.")
    public static final class ClosedTooEarly {
        public static void save(JavaDStream<String> lines, String store) {
            lines.mapPartitions(partition -> write(partition, store)).foreachRDD(batch -> batch.count());
        }

        private static Iterator<String> write(Iterator<String> lines, String store) {
            try (StoreConnection connection = StoreConnection.open(store)) {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return lines.hasNext();
                    }

                    @Override
                    public String next() {
                        String line = lines.next();
                        connection.write(line);
                        return line;
                    }
                };
            }
        }
    }

    /** Never closes. */
    @Mistake(
            "Nothing is in the store, and each task leaves a connection open: what is written is sent when the connection"
                    + " is flushed or closed. Close it when the partition is done, best by try-with-resources.")
    public static final class NeverClosed {
        public static void save(JavaDStream<String> lines, String store) {
            lines.foreachRDD(batch -> batch.foreachPartition(partition -> {
                StoreConnection connection = StoreConnection.open(store);
                partition.forEachRemaining(connection::write);
            }));
        }
    }

    /** Says what to do and does nothing. */
    @Mistake(
            "Nothing was written and no connection was opened: mapPartitions is a transformation, which only says what is"
                    + " to be done. foreachPartition is an action, and does it.")
    public static final class NoAction {
        public static void save(JavaDStream<String> lines, String store) {
            lines.foreachRDD(batch -> {
                batch.mapPartitions(partition -> {
                    try (StoreConnection connection = StoreConnection.open(store)) {
                        partition.forEachRemaining(connection::write);
                    }
                    return List.<String>of().iterator();
                });
            });
        }
    }
}
