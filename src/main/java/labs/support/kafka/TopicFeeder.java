package labs.support.kafka;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import labs.support.Failures;
import labs.support.Pace;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends keyed lines to a topic at a steady rate, in a thread of its own, until it is closed: the source of a demo. */
public final class TopicFeeder implements AutoCloseable {
    private static final int CLOSE_SECONDS = 2;

    private final KafkaProducer<String, String> producer;
    private final Thread thread;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean closed;

    private TopicFeeder(String servers, String topic, Supplier<Map.Entry<String, String>> lines, double perSecond) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 5),
                new StringSerializer(),
                new StringSerializer());
        this.thread = new Thread(() -> feed(topic, lines, Pace.perSecond(perSecond)), "topic-feeder");
        this.thread.setDaemon(true);
    }

    /**
     * Starts to send.
     *
     * @param lines key and text of each record, asked for in the feeder's thread
     * @param perSecond how many a second
     */
    public static TopicFeeder start(
            String servers, String topic, Supplier<Map.Entry<String, String>> lines, double perSecond) {
        TopicFeeder feeder = new TopicFeeder(servers, topic, lines, perSecond);
        feeder.thread.start();
        return feeder;
    }

    /** How many records the broker has acknowledged. */
    public long sent() {
        return sent.get();
    }

    /** Stops sending. What was sent is with the broker or reported as lost. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        producer.close(java.time.Duration.ofSeconds(CLOSE_SECONDS));
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void feed(String topic, Supplier<Map.Entry<String, String>> lines, Pace pace) {
        try {
            while (!closed && failure.get() == null) {
                pace.await();
                Map.Entry<String, String> line = lines.get();
                producer.send(
                        new ProducerRecord<>(topic, line.getKey(), line.getValue()), (done, e) -> acknowledged(e));
            }
        } catch (RuntimeException e) {
            acknowledged(e);
        }
    }

    private void acknowledged(Exception e) {
        if (e == null) {
            sent.incrementAndGet();
        } else if (!closed && failure.compareAndSet(null, e)) {
            System.err.println("The demo's source stopped: " + Failures.sentence(String.valueOf(e.getMessage())));
        }
    }
}
