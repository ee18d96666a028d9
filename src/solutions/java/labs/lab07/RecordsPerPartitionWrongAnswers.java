package labs.lab07;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.kafka010.OffsetRange;

/** Wrong answers to {@code RecordsPerPartition}, as students give them. */
final class RecordsPerPartitionWrongAnswers {
    private RecordsPerPartitionWrongAnswers() {}

    @Reads("EndIncluded")
    static Map<String, Long> untilIsThere(OffsetRange[] ranges) {
        return Arrays.stream(ranges)
                .collect(Collectors.toMap(
                        r -> r.topic() + "-" + r.partition(), r -> r.untilOffset() - r.fromOffset() + 1));
    }

    @Mistake("Each partition has one record too few: fromOffset is in the range, untilOffset is not, so "
            + "the difference is the number.")
    static Map<String, Long> fromIsNotThere(OffsetRange[] ranges) {
        return Arrays.stream(ranges)
                .collect(Collectors.toMap(
                        r -> r.topic() + "-" + r.partition(), r -> r.untilOffset() - r.fromOffset() - 1));
    }

    @Mistake("You count by topic: every partition has a number of its own.")
    static Map<String, Long> byTopic(OffsetRange[] ranges) {
        return Arrays.stream(ranges).collect(Collectors.toMap(OffsetRange::topic, OffsetRange::count, Long::sum));
    }

    @Mistake("The topic is missing in the names, so that partitions of two topics are taken for one.")
    static Map<String, Long> byPartition(OffsetRange[] ranges) {
        return Arrays.stream(ranges).collect(Collectors.toMap(r -> "" + r.partition(), OffsetRange::count, Long::sum));
    }

    @Mistake("A partition without records is missing; it has 0 of them.")
    static Map<String, Long> withoutEmptyRanges(OffsetRange[] ranges) {
        return Arrays.stream(ranges)
                .filter(r -> r.count() > 0)
                .collect(Collectors.toMap(r -> r.topic() + "-" + r.partition(), OffsetRange::count));
    }

    @Reads("AllThereEverWere")
    static Map<String, Long> untilOnly(OffsetRange[] ranges) {
        return Arrays.stream(ranges)
                .collect(Collectors.toMap(r -> r.topic() + "-" + r.partition(), OffsetRange::untilOffset));
    }

    @Mistake("The numbers are below 0: what is counted is untilOffset less fromOffset.")
    static Map<String, Long> turnedRound(OffsetRange[] ranges) {
        return Arrays.stream(ranges)
                .collect(Collectors.toMap(r -> r.topic() + "-" + r.partition(), r -> r.fromOffset() - r.untilOffset()));
    }

    @Mistake("Between topic and partition stands a hyphen.")
    static Map<String, Long> underscore(OffsetRange[] ranges) {
        return Arrays.stream(ranges)
                .collect(Collectors.toMap(r -> r.topic() + "_" + r.partition(), OffsetRange::count));
    }

    @Mistake("The topic comes first, as in dsamp6-0.")
    static Map<String, Long> partitionFirst(OffsetRange[] ranges) {
        return Arrays.stream(ranges)
                .collect(Collectors.toMap(r -> r.partition() + "-" + r.topic(), OffsetRange::count));
    }

    static Map<String, Long> firstOnly(OffsetRange[] ranges) {
        return Map.of(ranges[0].topic() + "-" + ranges[0].partition(), ranges[0].count());
    }

    @Mistake("Each range has a topic of its own: ask the range for it, not the first one.")
    static Map<String, Long> topicOfTheFirst(OffsetRange[] ranges) {
        return Arrays.stream(ranges)
                .collect(Collectors.toMap(
                        r -> ranges[0].topic() + "-" + r.partition(), OffsetRange::count, (a, b) -> b));
    }

    @Mistake("You numbered the ranges; each says itself which partition it is of: partition().")
    static Map<String, Long> wholeNumberOfTheRange(OffsetRange[] ranges) {
        Map<String, Long> records = new HashMap<>();
        for (int i = 0; i < ranges.length; i++) {
            records.put(ranges[i].topic() + "-" + i, ranges[i].count());
        }
        return records;
    }
}
