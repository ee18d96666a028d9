package labs.lab07;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.streaming.kafka010.OffsetRange;

/** The solution of {@code RecordsPerPartition}. */
public final class RecordsPerPartitionSolution {

    private RecordsPerPartitionSolution() {}

    /** The last offset is the first that is not in the range, so the difference is the number of records. */
    public static Map<String, Long> records(OffsetRange[] ranges) {
        Map<String, Long> records = new TreeMap<>();
        for (OffsetRange range : ranges) {
            records.put(range.topic() + "-" + range.partition(), range.untilOffset() - range.fromOffset());
        }
        return records;
    }
}
