package labs.lab07;

import java.util.Map;
import java.util.TreeMap;
import labs.check.Mistake;
import org.apache.spark.streaming.kafka010.OffsetRange;

/** Wrong answers to {@code RecordsPerPartition}. */
public final class RecordsPerPartitionMistakes {

    private RecordsPerPartitionMistakes() {}

    /** Counts the end twice. */
    @Mistake(
            "Each partition has one record too many: untilOffset is the first offset that is not in the batch. The next"
                    + " batch begins with it.")
    public static final class EndIncluded {
        public static Map<String, Long> records(OffsetRange[] ranges) {
            Map<String, Long> records = new TreeMap<>();
            for (OffsetRange range : ranges) {
                records.put(range.topic() + "-" + range.partition(), range.untilOffset() - range.fromOffset() + 1);
            }
            return records;
        }
    }

    /** Takes the offset for the count. */
    @Mistake("untilOffset counts all records that the partition has ever had; the batch has only those from fromOffset"
            + " on.")
    public static final class AllThereEverWere {
        public static Map<String, Long> records(OffsetRange[] ranges) {
            Map<String, Long> records = new TreeMap<>();
            for (OffsetRange range : ranges) {
                records.put(range.topic() + "-" + range.partition(), range.untilOffset());
            }
            return records;
        }
    }
}
