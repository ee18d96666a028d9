package labs.lab12;

import java.io.Serializable;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the topic with readings, whatever is in it.
 *
 * @param line its value; {@code null} if it has none
 * @param time when the broker appended it
 */
public record Arrival(byte[] line, Instant time) implements Serializable {

    /** What a lab keeps of a record. */
    static Arrival of(ConsumerRecord<String, byte[]> record) {
        return new Arrival(record.value(), Instant.ofEpochMilli(record.timestamp()));
    }
}
