package labs.lab11;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code SaveByPartition}, as students give them. */
final class SaveByPartitionWrongAnswers {
    private static StoreConnection shared;

    private SaveByPartitionWrongAnswers() {}

    @Reads("OpenedByTheDriver")
    static void openedWhenWiring(JavaDStream<String> lines, String store) {
        StoreConnection connection = StoreConnection.open(store);
        lines.foreachRDD(batch -> batch.foreach(connection::write));
    }

    @Reads("OpenedByTheDriver")
    static void openedByTheDriverForPartitions(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> {
            StoreConnection connection = StoreConnection.open(store);
            batch.foreachPartition(partition -> {
                partition.forEachRemaining(connection::write);
                connection.close();
            });
        });
    }

    @Reads("OpenedByTheDriver")
    static void broadcastConnection(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> {
            Broadcast<StoreConnection> connection =
                    JavaSparkContext.fromSparkContext(batch.context()).broadcast(StoreConnection.open(store));
            batch.foreach(line -> connection.value().write(line));
        });
    }

    @Reads("InAStaticField")
    static void staticWhenWiring(JavaDStream<String> lines, String store) {
        shared = StoreConnection.open(store);
        lines.foreachRDD(batch -> {
            batch.foreachPartition(partition -> partition.forEachRemaining(line -> shared.write(line)));
            shared.flush();
        });
    }

    @Reads("InAStaticField")
    static void staticIfThereIsNone(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> {
            if (shared == null) {
                shared = StoreConnection.open(store);
            }
            batch.foreach(line -> {
                shared.write(line);
                shared.flush();
            });
        });
    }

    @Reads("OneForEachLine")
    static void opensInForeach(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> batch.foreach(line -> {
            StoreConnection connection = StoreConnection.open(store);
            connection.write(line);
            connection.close();
        }));
    }

    @Reads("OneForEachLine")
    static void opensForEachLineOfAPartition(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> batch.foreachPartition(partition -> {
            while (partition.hasNext()) {
                try (StoreConnection connection = StoreConnection.open(store)) {
                    connection.write(partition.next());
                }
            }
        }));
    }

    @Reads("OneForEachLine")
    static void opensInMap(JavaDStream<String> lines, String store) {
        lines.map(line -> {
                    try (StoreConnection connection = StoreConnection.open(store)) {
                        connection.write(line);
                    }
                    return line;
                })
                .foreachRDD(batch -> batch.count());
    }

    @Reads("WrittenByTheDriver")
    static void iteratesOnTheDriver(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> {
            try (StoreConnection connection = StoreConnection.open(store)) {
                batch.toLocalIterator().forEachRemaining(connection::write);
            }
        });
    }

    @Reads("WrittenByTheDriver")
    static void collectsPartitions(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> batch.glom().collect().forEach(partition -> {
            try (StoreConnection connection = StoreConnection.open(store)) {
                partition.forEach(connection::write);
            }
        }));
    }

    @Reads("ClosedTooEarly")
    static void closesBeforeTheIteratorIsRead(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> batch.mapPartitions(partition -> {
                    StoreConnection connection = StoreConnection.open(store);
                    Iterator<String> written = Stream.of(partition)
                            .flatMap(SaveByPartitionWrongAnswers::stream)
                            .peek(connection::write)
                            .iterator();
                    connection.close();
                    return written;
                })
                .count());
    }

    @Reads("NeverClosed")
    static void neverSent(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> batch.foreachPartition(partition -> {
            StoreConnection connection = StoreConnection.open(store);
            while (partition.hasNext()) {
                connection.write(partition.next());
            }
        }));
    }

    @Mistake(
            "All lines are in the store, but each task leaves its connection open: with each batch there are more of them,"
                    + " until the store takes no more. Close them, or keep one for each executor.")
    static void sentAndNeverClosed(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> batch.foreachPartition(partition -> {
            StoreConnection connection = StoreConnection.open(store);
            partition.forEachRemaining(connection::write);
            connection.flush();
        }));
    }

    @Reads("NoAction")
    static void onlyATransformation(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> {
            batch.map(line -> {
                try (StoreConnection connection = StoreConnection.open(store)) {
                    connection.write(line);
                }
                return line;
            });
        });
    }

    private static Stream<String> stream(Iterator<String> lines) {
        List<String> all = new ArrayList<>();
        lines.forEachRemaining(all::add);
        return all.stream();
    }
}
