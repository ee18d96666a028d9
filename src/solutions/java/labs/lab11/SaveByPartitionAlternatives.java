package labs.lab11;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Other right answers to {@code SaveByPartition}. */
public final class SaveByPartitionAlternatives {

    private SaveByPartitionAlternatives() {}

    /** Each executor opens one connection when it needs it first, and keeps it. */
    public static final class OneForEachExecutor {
        private static final Map<String, StoreConnection> CONNECTIONS = new HashMap<>();

        public static void save(JavaDStream<String> lines, String store) {
            lines.foreachRDD(batch -> batch.foreachPartition(partition -> write(partition, store)));
        }

        /** Tasks of one executor run at the same time. */
        private static synchronized void write(Iterator<String> lines, String store) {
            StoreConnection connection = CONNECTIONS.computeIfAbsent(store, StoreConnection::open);
            lines.forEachRemaining(connection::write);
            connection.flush();
        }
    }

    /** Opens none for a partition without lines, and lets an action run what would otherwise only be said. */
    public static final class MapsPartitions {
        public static void save(JavaDStream<String> lines, String store) {
            lines.mapPartitions(partition -> write(partition, store)).foreachRDD(batch -> batch.count());
        }

        private static Iterator<Integer> write(Iterator<String> lines, String store) {
            if (!lines.hasNext()) {
                return List.<Integer>of().iterator();
            }
            int written = 0;
            try (StoreConnection connection = StoreConnection.open(store)) {
                while (lines.hasNext()) {
                    connection.write(lines.next());
                    written++;
                }
            }
            return List.of(written).iterator();
        }
    }
}
