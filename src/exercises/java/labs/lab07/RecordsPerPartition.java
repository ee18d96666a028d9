package labs.lab07;

import java.util.Map;
import labs.check.NotSolvedYet;
import org.apache.spark.streaming.kafka010.OffsetRange;

/** Exercise 1 of lab 7: what offset ranges say, without reading a single record. */
public final class RecordsPerPartition {

    private RecordsPerPartition() {}

    /**
     * Counts the records that a batch has of each partition. The offset ranges alone say it.
     *
     * <pre>
     * ranges   dsamp6 partition 0 from offset 10 until offset 15
     *          dsamp6 partition 1 from offset  7 until offset  7
     * records  {dsamp6-0=5, dsamp6-1=0}
     * </pre>
     *
     * <p>Ask a range for what you need: {@code topic()}, {@code partition()}, {@code fromOffset()} and
     * {@code untilOffset()}. Until which offset does the range reach: is that record in it, or not?
     *
     * @param ranges the offset ranges of one batch
     * @return how many records there are, by topic and partition, such as {@code dsamp6-0}
     */
    public static Map<String, Long> records(OffsetRange[] ranges) {
        throw new NotSolvedYet();
    }
}
