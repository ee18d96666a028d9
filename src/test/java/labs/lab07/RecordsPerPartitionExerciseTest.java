package labs.lab07;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.junit.jupiter.api.Test;

@ExerciseTest
class RecordsPerPartitionExerciseTest {

    interface Task {
        Map<String, Long> records(OffsetRange[] ranges);
    }

    @Test
    void countsTheRecordsOfEachPartition(Task answer) {
        assertThat(new TreeMap<>(answer.records(new OffsetRange[] {
                    OffsetRange.create("dsamp6", 1, 7, 7),
                    OffsetRange.create("dsamp6", 0, 10, 15),
                    OffsetRange.create("other", 0, 0, 1_000),
                })))
                .isEqualTo(new TreeMap<>(Map.of("dsamp6-0", 5L, "dsamp6-1", 0L, "other-0", 1_000L)));
    }

    @Test
    void aBatchWithoutPartitionsHasNoRecords(Task answer) {
        assertThat(answer.records(new OffsetRange[0])).isEmpty();
    }
}
