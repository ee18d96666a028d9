package labs.lab07;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.streaming.kafka010.OffsetRange;

/** Other right answers to {@code RecordsPerPartition}. */
public final class RecordsPerPartitionAlternatives {

    private RecordsPerPartitionAlternatives() {}

    /** Lets the range count, and collects into any map. */
    public static final class AsksTheRange {
        public static Map<String, Long> records(OffsetRange[] ranges) {
            return Arrays.stream(ranges)
                    .collect(Collectors.toMap(range -> range.topicPartition().toString(), OffsetRange::count));
        }
    }
}
