package labs.support.kafka;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import labs.support.UserError;
import labs.support.inside.Words;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;

/**
 * Offsets without a record: where a transaction ended, the topic has a marker that no consumer is given; where a topic is
 * compacted, records are gone. The direct stream asks for each offset of its range, and waits for those. Whoever may not
 * ask the broker about it, or asks an old one, learns it from the task that fails.
 */
final class TopicGaps {
    private TopicGaps() {}

    /** Why this topic has gaps, or will have some; nothing for a reader that passes over them. */
    static Optional<UserError> in(KafkaAdmin admin, InputTopic topic, TopicReader reader) {
        if (reader == TopicReader.QUERY) {
            return Optional.empty();
        }
        if (isCompacted(admin, topic.name())) {
            return Optional.of(sentence(topic.name(), "it is compacted"));
        }
        return isTransactional(admin, topic)
                ? Optional.of(sentence(topic.name(), "it is written in transactions"))
                : Optional.empty();
    }

    /**
     * What a failed task means.
     *
     * @param answers whether the broker was there all the time
     */
    static Optional<UserError> asUserError(Throwable e, String topic, boolean answers) {
        boolean gap = KafkaFailures.says(e, Words.WRONG_RECORD) || answers && KafkaFailures.says(e, Words.NO_RECORDS);
        return gap ? Optional.of(sentence(topic, "it is compacted or written in transactions")) : Optional.empty();
    }

    private static UserError sentence(String topic, String why) {
        return UserError.failure("A direct stream cannot read the topic " + topic + ": " + why + ", so that some of its"
                + " offsets have no record; lab 9 can (./lab 9 StructuredSensorMeans).");
    }

    private static boolean isCompacted(KafkaAdmin admin, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.find(
                        kafka -> kafka.describeConfigs(List.of(resource))
                                .values()
                                .get(resource),
                        ApiException.class)
                .map(config -> config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
                .filter(policy -> policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT))
                .isPresent();
    }

    /** A producer that has ended a transaction has the number of a coordinator, one that has begun its first an offset. */
    private static boolean isTransactional(KafkaAdmin admin, InputTopic topic) {
        Set<TopicPartition> partitions = topic.earliest().keySet().stream()
                .map(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toSet());
        return admin.find(kafka -> kafka.describeProducers(partitions).all(), ApiException.class).stream()
                .flatMap(found -> found.values().stream())
                .flatMap(partition -> partition.activeProducers().stream())
                .anyMatch(producer -> producer.coordinatorEpoch().isPresent()
                        || producer.currentTransactionStartOffset().isPresent());
    }
}
