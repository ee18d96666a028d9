package labs.lab08.drill;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes lines to a topic, acknowledged. */
public final class TopicWriter implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, String> producer;

    public TopicWriter(String servers, String topic) {
        this.topic = topic;
        // Idempotent, so that a broker that is killed and started again has each record once.
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "delivery.timeout.ms",
                        180_000,
                        "linger.ms",
                        5),
                new StringSerializer(),
                new StringSerializer());
    }

    /** Sends the lines, without keys, and returns when the broker has them. */
    public void write(Iterable<String> lines) {
        List<Future<?>> sent = StreamSupport.stream(lines.spliterator(), false)
                .<Future<?>>map(line -> producer.send(new ProducerRecord<>(topic, line)))
                .toList();
        for (Future<?> each : sent) {
            try {
                each.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
