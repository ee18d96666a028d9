package labs.bench.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labs.harness.lab.LabProcess;
import labs.lab08.SensorAnalytics;
import labs.lab08.drill.BrokerProcess;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.support.Workspace;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker in a process of its own, with a topic of sensor readings on two partitions. */
public final class SensorTopic implements AutoCloseable {
    /** The name of the topic. */
    public static final String NAME = "readings";

    private static final int PARTITIONS = 2;

    private final LabProcess broker;
    private final long records;

    private SensorTopic(LabProcess broker, long records) {
        this.broker = broker;
        this.records = records;
    }

    /** Starts the broker and writes that many readings, half of them to each partition. */
    public static SensorTopic of(long records) throws IOException {
        Files.createDirectories(Workspace.work());
        Path folder = Files.createTempDirectory(Workspace.work(), "bench-kafka-");
        LabProcess broker = BrokerProcess.start(folder, 0, NAME, SensorAnalytics.ALERTS);
        SensorFleet fleet = new SensorFleet(FleetSettings.of(1));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        BrokerProcess.servers(broker),
                        "linger.ms",
                        20,
                        "batch.size",
                        1 << 18,
                        "buffer.memory",
                        64 << 20),
                new StringSerializer(),
                new StringSerializer())) {
            for (long i = 0; i < records; i++) {
                String line = fleet.next().text();
                producer.send(new ProducerRecord<>(NAME, (int) (i % PARTITIONS), null, line));
            }
        }
        return new SensorTopic(broker, records);
    }

    /** Where the broker listens. */
    public String servers() {
        return BrokerProcess.servers(broker);
    }

    /** How many readings it holds. */
    public long records() {
        return records;
    }

    /** Its partitions. */
    public List<TopicPartition> partitions() {
        return List.of(new TopicPartition(NAME, 0), new TopicPartition(NAME, 1));
    }

    /** The first offset of each partition. */
    public Map<TopicPartition, Long> beginning() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions().forEach(partition -> offsets.put(partition, 0L));
        return offsets;
    }

    @Override
    public void close() {
        broker.close();
    }
}
