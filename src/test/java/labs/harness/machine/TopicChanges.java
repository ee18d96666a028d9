package labs.harness.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import labs.support.kafka.LocalKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** What becomes of topics in real life, and what a lab that reads them must bear: one topic of the shared broker. */
public final class TopicChanges {
    private final LocalKafka kafka = SharedKafka.broker();
    private final String topic;

    /** @param topic its name; {@link #create} makes it */
    public TopicChanges(String topic) {
        this.topic = topic;
    }

    /** Makes the topic. */
    public TopicChanges create(int partitions) {
        kafka.createTopic(topic, partitions);
        return this;
    }

    /** Makes the topic, with one partition, compacted. */
    public TopicChanges createCompacted() throws Exception {
        try (Admin admin = admin()) {
            NewTopic compacted = new NewTopic(topic, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(compacted)).all().get();
        }
        return create(1);
    }

    /** Deletes the topic and makes one of the same name. */
    public void createAgain(int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        create(partitions);
    }

    /** Adds partitions. */
    public void grow(int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        }
        create(partitions);
    }

    /** Does what retention does. */
    public void deleteRecordsBefore(int partition, long offset) throws Exception {
        try (Admin admin = admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    /** Commits an offset for a group. */
    public void commit(String group, int partition, long offset) throws Exception {
        try (Admin admin = admin()) {
            admin.alterConsumerGroupOffsets(
                            group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    /** Sends so many records to a partition. */
    public void send(int partition, int count) {
        send(partition, count, Map.of());
    }

    /** The same in a transaction, behind which the topic has a marker. */
    public TopicChanges sendInTransaction(int partition, int count) {
        send(partition, count, Map.of("transactional.id", "of " + topic));
        return this;
    }

    private void send(int partition, int count, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            if (!more.isEmpty()) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            IntStream.range(0, count).forEach(i -> producer.send(new ProducerRecord<>(topic, partition, null, "x")));
            if (more.isEmpty()) {
                producer.flush();
            } else {
                producer.commitTransaction();
            }
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
