package labs.lab12.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import labs.lab12.HotReading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An alert as it stands in its topic.
 *
 * @param sensor its key
 * @param measured when the sensor measured what it is about, as text
 * @param arrived when the broker had the reading
 * @param appended when the broker had the alert
 */
record Alert(String sensor, String measured, Instant arrived, Instant appended) {

    /** What two alerts for the same reading have in common. */
    record Id(String sensor, String measured) {}

    Id id() {
        return new Id(sensor, measured);
    }

    /** From a reading to its alert, in milliseconds. */
    double millis() {
        return appended.toEpochMilli() - arrived.toEpochMilli();
    }

    /** The alert that this record is; empty for a record of somebody else. */
    static Optional<Alert> of(ConsumerRecord<String, byte[]> record) {
        Header measured = record.headers().lastHeader(HotReading.MEASURED);
        Header arrived = record.headers().lastHeader(HotReading.ARRIVED);
        if (measured == null || arrived == null || !text(arrived).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new Alert(
                record.key(),
                text(measured),
                Instant.ofEpochMilli(Long.parseLong(text(arrived))),
                Instant.ofEpochMilli(record.timestamp())));
    }

    private static String text(Header header) {
        return new String(header.value(), UTF_8);
    }
}
