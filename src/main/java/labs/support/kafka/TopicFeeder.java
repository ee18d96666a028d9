package labs.support.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import labs.support.Failures;
import labs.support.time.Pace;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends keyed lines to a topic at a steady rate, in a thread of its own, until it is closed: the source of a demo. */
final class TopicFeeder implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final Thread thread;
    private volatile boolean ended;

    /**
     * Starts to send.
     *
     * @param lines key and text of each record, asked for in the feeder's thread
     * @param perSecond how many a second
     */
    TopicFeeder(String servers, String topic, Supplier<Map.Entry<String, String>> lines, double perSecond) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 5),
                new StringSerializer(),
                new StringSerializer());
        thread = new Thread(() -> feed(topic, lines, Pace.perSecond(perSecond)), "topic-feeder");
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops sending. */
    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        producer.close(Duration.ofSeconds(2));
    }

    private void feed(String topic, Supplier<Map.Entry<String, String>> lines, Pace pace) {
        try {
            while (!ended) {
                pace.await();
                Map.Entry<String, String> line = lines.get();
                producer.send(new ProducerRecord<>(topic, line.getKey(), line.getValue()), (done, e) -> end(e));
            }
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private synchronized void end(Exception failure) {
        if (failure != null && !ended) {
            ended = true;
            System.err.println("The demo's source stopped: " + Failures.sentence(String.valueOf(failure.getMessage())));
        }
    }
}
