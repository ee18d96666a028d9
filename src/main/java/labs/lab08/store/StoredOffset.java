package labs.lab08.store;

import org.apache.kafka.common.TopicPartition;

/**
 * How far a partition is stored.
 *
 * @param topic its topic
 * @param partition its number
 * @param topicId which topic of that name: one that is deleted and made again has another id
 * @param first the offset at which reading began
 * @param next the offset at which the next batch begins
 */
public record StoredOffset(String topic, int partition, String topicId, long first, long next) {

    /** The partition as Kafka names it. */
    public TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }
}
