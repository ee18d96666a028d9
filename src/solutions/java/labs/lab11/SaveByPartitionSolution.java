package labs.lab11;

import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code SaveByPartition}. */
public final class SaveByPartitionSolution {

    private SaveByPartitionSolution() {}

    /** The function given to foreachPartition runs once in each task, where the lines are. */
    public static void save(JavaDStream<String> lines, String store) {
        lines.foreachRDD(batch -> batch.foreachPartition(partition -> {
            try (StoreConnection connection = StoreConnection.open(store)) {
                partition.forEachRemaining(connection::write);
            }
        }));
    }
}
