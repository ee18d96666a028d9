package labs.lab06;

import java.time.Duration;
import java.util.Map;
import labs.sensors.SensorLine;
import labs.support.UserError;
import labs.support.kafka.KafkaOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends each line to a Kafka topic, as a record with the sensor for its key. */
final class KafkaTarget implements Target {
    private final KafkaOptions kafka;
    private final KafkaProducer<String, String> producer;
    private volatile Exception failure;

    private KafkaTarget(KafkaOptions kafka) {
        this.kafka = kafka;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        // Waiting 5 ms for more records makes requests larger and fewer.
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        // A broker that stays away for half a minute is gone.
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        30_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        30_000),
                new StringSerializer(),
                new StringSerializer());
    }

    /** Opens the topic, if the broker and the topic are there. */
    static KafkaTarget open(KafkaOptions kafka) {
        kafka.requireTopic();
        return new KafkaTarget(kafka);
    }

    @Override
    public boolean send(SensorLine line) {
        throwFailure();
        try {
            producer.send(new ProducerRecord<>(kafka.topic(), line.sensor(), line.text()), (sent, e) -> {
                if (e != null && failure == null) {
                    failure = e;
                }
            });
            return true;
        } catch (KafkaException e) {
            throw broken(e);
        }
    }

    @Override
    public void flush() {
        // The producer sends by itself, after at most linger.ms.
    }

    @Override
    public void close() {
        producer.flush();
        producer.close(Duration.ofSeconds(5));
        throwFailure();
    }

    @Override
    public String name() {
        return " to the topic " + kafka.topic();
    }

    private void throwFailure() {
        if (failure != null) {
            throw broken(failure);
        }
    }

    private UserError broken(Exception e) {
        return UserError.failure(
                "The Kafka broker at " + kafka.bootstrapServers() + " no longer takes readings (" + e.getMessage()
                        + "), so the last ones are not in the topic; is it still running?",
                e);
    }
}
