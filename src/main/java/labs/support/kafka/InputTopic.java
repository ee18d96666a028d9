package labs.support.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import labs.support.UserError;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A topic as the broker describes it at one moment.
 *
 * @param name its name
 * @param id which topic of that name: one that is deleted and made again has another id
 * @param earliest the oldest offset that the broker still has, by partition
 * @param latest the offset that the next record will get, by partition
 */
public record InputTopic(String name, String id, Map<Integer, Long> earliest, Map<Integer, Long> latest) {

    /**
     * Asks the broker.
     *
     * @param reader what reads it
     * @throws UserError if the topic is not there, or nobody answers
     */
    static InputTopic of(KafkaAdmin admin, String name, TopicReader reader) {
        TopicDescription found = describe(admin, name)
                .orElseThrow(() -> UserError.failure(
                        "The topic " + name + " is gone; create it again and " + reader.startOver() + "."));
        return new InputTopic(
                name,
                found.topicId().toString(),
                offsets(admin, found, OffsetSpec.earliest()),
                offsets(admin, found, OffsetSpec.latest()));
    }

    /**
     * Makes sure that reading can go on at an offset.
     *
     * @param which what offset it is, such as {@code stored}
     * @param next the record that comes next
     * @param startOver what to type where that record is not there
     * @throws UserError if the topic ends before it, or retention has deleted it
     */
    public void requireOffset(String which, int partition, long next, String startOver) {
        String place = name + "-" + partition;
        Long first = earliest.get(partition);
        long end = first == null ? 0 : latest.get(partition);
        if (next > end) {
            throw UserError.failure("The " + which + " offset " + next + " lies behind the end of " + place
                    + ", which is at " + end + ": the broker has lost records; " + startOver + ".");
        }
        if (first != null && next < first) {
            throw UserError.failure("The broker no longer has the records " + next + " to " + (first - 1) + " of "
                    + place + " (its retention has deleted them), and they were not counted yet; " + startOver + ".");
        }
    }

    /** What the broker says about a topic; empty where there is none of that name. */
    static Optional<TopicDescription> describe(KafkaAdmin admin, String name) {
        return admin.find(
                kafka -> kafka.describeTopics(List.of(name)).topicNameValues().get(name),
                UnknownTopicOrPartitionException.class);
    }

    private static Map<Integer, Long> offsets(KafkaAdmin admin, TopicDescription topic, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> questions = topic.partitions().stream()
                .collect(Collectors.toMap(each -> new TopicPartition(topic.name(), each.partition()), each -> which));
        Map<Integer, Long> offsets = new TreeMap<>();
        admin.ask(kafka -> kafka.listOffsets(questions).all())
                .forEach((partition, answer) -> offsets.put(partition.partition(), answer.offset()));
        return offsets;
    }
}
