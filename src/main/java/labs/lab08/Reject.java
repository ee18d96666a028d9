package labs.lab08;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import labs.sensors.Rejection;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A Kafka record that is no reading: where it stands in the topic, which names it once and for all, and why.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset in the partition
 * @param reason in a few words, without anything of the record itself
 * @param bytes how long the record is
 * @param start how it begins, at most {@value #START_BYTES} bytes of it: the whole record is still in the topic
 */
public record Reject(String topic, int partition, long offset, String reason, int bytes, String start)
        implements Serializable {

    static final int START_BYTES = 300;

    /** The record and why it is none. */
    public static Reject of(ConsumerRecord<?, byte[]> record, Rejection rejection) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return new Reject(
                record.topic(),
                record.partition(),
                record.offset(),
                rejection.reason().text(),
                value.length,
                text(value));
    }

    /** Bytes that are no UTF-8 are replaced, and so is the character 0, which PostgreSQL does not store. */
    private static String text(byte[] value) {
        ByteBuffer start = ByteBuffer.wrap(Arrays.copyOf(value, Math.min(value.length, START_BYTES)));
        return StandardCharsets.UTF_8.decode(start).toString().replace('\0', '\uFFFD');
    }
}
