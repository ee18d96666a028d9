package labs.lab08.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import labs.lab08.store.Alert;
import labs.lab08.store.ResultStore;
import labs.support.UserError;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends alerts to a topic, at least once. An alert is stored with the batch that caused it and marked as sent only when
 * the broker has it; a process killed in between sends it again, with the same key and the same text.
 */
public final class AlertSender implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, String> producer;

    public AlertSender(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        // Acknowledged means: written by all replicas.
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    /**
     * Sends every alert that is stored and not marked as sent.
     *
     * @return those that were sent
     * @throws UserError if the broker does not take one
     */
    public List<Alert> sendWaiting(ResultStore store) {
        List<Alert> waiting = store.unsentAlerts();
        List<Future<RecordMetadata>> acknowledged = waiting.stream()
                .map(alert -> producer.send(new ProducerRecord<>(topic, alert.key(), alert.json())))
                .toList();
        try {
            for (Future<RecordMetadata> each : acknowledged) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw UserError.failure(
                    "The topic " + topic + " does not take alerts ("
                            + e.getCause().getMessage()
                            + "); they are stored, and will be sent when the lab starts again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted while sending alerts; they will be sent at the next start.", e);
        }
        if (!waiting.isEmpty()) {
            store.sent(waiting);
        }
        return waiting;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
