package labs.lab07;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import labs.support.UserError;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topic for records that are no readings, so that none is lost and somebody can look at them. A dead letter has the
 * value as it came; its key, such as {@code dsamp6-0-4711}, and its headers say where it came from and why it is here. A
 * record that is rejected again after a restart gets the same key, so that a reader can tell.
 *
 * <p>This object goes from the driver to the executors; the connection is opened there, by the task that needs it.
 */
public final class DeadLetters implements Serializable {
    /** Of a longer value only this many bytes are kept: the topic would not take all of it. */
    public static final int LONGEST_VALUE = 100_000;

    private final String servers;
    private final String topic;

    /**
     * @param servers where the broker is
     * @param topic the topic for the rejected
     */
    public DeadLetters(String servers, String topic) {
        this.servers = servers;
        this.topic = topic;
    }

    /** For one task; nothing is connected before the first dead letter. */
    public Sender open() {
        return new Sender();
    }

    /** Sends the dead letters of one task. */
    public final class Sender implements AutoCloseable {
        private KafkaProducer<String, byte[]> producer;
        private volatile Exception failure;

        /** Sends one record to where the rejected are. */
        public void send(ConsumerRecord<String, byte[]> record, String reason) {
            if (producer == null) {
                producer = connect();
            }
            producer.send(letter(record, reason), (sent, e) -> {
                if (e != null && failure == null) {
                    failure = e;
                }
            });
        }

        /**
         * Returns when Kafka has all of them.
         *
         * @throws UserError if one was not taken: then the batch must fail, and its offsets not be committed
         */
        @Override
        public void close() {
            if (producer != null) {
                producer.close();
            }
            if (failure != null) {
                throw UserError.failure(
                        "The topic " + topic + " does not take what was rejected (" + failure.getMessage() + ").",
                        failure);
            }
        }
    }

    private ProducerRecord<String, byte[]> letter(ConsumerRecord<String, byte[]> record, String reason) {
        String key = record.topic() + "-" + record.partition() + "-" + record.offset();
        byte[] value = record.value();
        boolean tooLong = value != null && value.length > LONGEST_VALUE;
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic, key, tooLong ? Arrays.copyOf(value, LONGEST_VALUE) : value);
        header(letter, "topic", record.topic());
        header(letter, "partition", record.partition());
        header(letter, "offset", record.offset());
        header(letter, "reason", reason);
        if (record.key() != null) {
            header(letter, "key", record.key());
        }
        if (tooLong) {
            header(letter, "length", value.length);
        }
        return letter;
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, Object value) {
        letter.headers().add(name, String.valueOf(value).getBytes(UTF_8));
    }

    private KafkaProducer<String, byte[]> connect() {
        // Each record travels alone: Kafka's producer takes a batch apart that is too long for the topic, but not below
        // the batch size, so that two short letters and a long one would go back and forth until the time is up.
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.BATCH_SIZE_CONFIG, 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
