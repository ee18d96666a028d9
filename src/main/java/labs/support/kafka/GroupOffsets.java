package labs.support.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labs.support.UserError;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The offsets that the broker keeps for a consumer group. */
public final class GroupOffsets {
    private GroupOffsets() {}

    /**
     * The committed offset of each partition; the earliest one where nothing was committed.
     *
     * @param startOver what to type where the broker does not have the records that come next
     * @throws UserError if it does not
     */
    public static Map<TopicPartition, Long> of(String servers, String group, InputTopic topic, String startOver) {
        Map<TopicPartition, Long> start = new HashMap<>();
        topic.earliest().forEach((partition, first) -> start.put(new TopicPartition(topic.name(), partition), first));
        try (KafkaAdmin admin = new KafkaAdmin(servers)) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    admin.ask(kafka -> kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            start.replaceAll((partition, first) -> committed.get(partition) == null
                    ? first
                    : committed.get(partition).offset());
        }
        start.forEach((partition, next) -> topic.requireOffset("committed", partition.partition(), next, startOver));
        return start;
    }

    /** Forgets what was committed. */
    public static void forget(String servers, String group) {
        try (KafkaAdmin admin = new KafkaAdmin(servers)) {
            admin.find(kafka -> kafka.deleteConsumerGroups(List.of(group)).all(), GroupIdNotFoundException.class);
        }
    }
}
