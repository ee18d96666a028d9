package labs.lab12;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import labs.support.UserError;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends alerts from the tasks of a DStream. This object goes from the driver to the executors; there, all tasks of a JVM
 * share one producer, since making one takes longer than a short batch.
 */
final class AlertSender implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, KafkaProducer<String, byte[]>> PRODUCERS = new ConcurrentHashMap<>();

    private final String servers;
    private final String topic;

    /**
     * @param servers where the broker is
     * @param topic the topic for alerts
     */
    AlertSender(String servers, String topic) {
        this.servers = servers;
        this.topic = topic;
    }

    /**
     * Sends each alert as soon as it is there, and returns when Kafka has all of them.
     *
     * @throws UserError if one was not taken: then the batch must fail
     */
    void send(Iterator<HotReading> hot) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        while (hot.hasNext()) {
            sent.add(PRODUCERS.computeIfAbsent(servers, AlertSender::connect).send(alert(hot.next())));
        }
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw UserError.failure(
                    "The topic " + topic + " does not take alerts ("
                            + e.getCause().getMessage() + ").",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted while sending alerts.", e);
        }
    }

    /** Closes what the tasks in this JVM have opened. */
    static void closeAll() {
        PRODUCERS.values().forEach(producer -> producer.close(Duration.ofSeconds(1)));
        PRODUCERS.clear();
    }

    private ProducerRecord<String, byte[]> alert(HotReading hot) {
        ProducerRecord<String, byte[]> alert = new ProducerRecord<>(topic, hot.sensor(), hot.line());
        alert.headers()
                .add(HotReading.MEASURED, hot.measured().toString().getBytes(UTF_8))
                .add(
                        HotReading.ARRIVED,
                        String.valueOf(hot.arrived().toEpochMilli()).getBytes(UTF_8));
        return alert;
    }

    private static KafkaProducer<String, byte[]> connect(String servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
    }
}
