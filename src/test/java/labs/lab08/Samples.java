package labs.lab08;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import labs.sensors.Reading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.streaming.kafka010.OffsetRange;

/** Short ways to what the tests of this lab are about. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Samples() {}

    /** A line as the course's simulator writes it. */
    static String line(String sensor, String temperature) {
        return "{\"id_sensor\":\"S-DSA-MP6-CAP15-02468-374DM\",\"id_equipamento\":\"E-DSA-MP6-CAP15-13579-374DM\","
                + " \"sensor\":\"" + sensor + "\", \"data_evento\":\"2022-11-05T15:22:16.968007Z\","
                + " \"padrao\":{\"formato\":\"iot:leitura:sensor:temp\",\"leitura\":{\"temperatura\":" + temperature
                + "}}}";
    }

    /** The record at an offset of partition 0 of the topic t. */
    static ConsumerRecord<byte[], byte[]> record(long offset, String value) {
        return new ConsumerRecord<>(
                "t", 0, offset, null, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** The sum of these temperatures. */
    public static SensorSum sum(double... degrees) {
        SensorSum sum = new SensorSum(0, 0);
        for (double each : degrees) {
            sum = sum.plus(new SensorSum(1, Math.round(each * Reading.MICROS_PER_DEGREE)));
        }
        return sum;
    }

    /** A batch of partition 0 of the topic t. */
    public static BatchResult batch(long from, long until, Map<String, SensorSum> sums, Reject... rejects) {
        return new BatchResult(
                NOON,
                List.of(OffsetRange.create("t", 0, from, until)),
                new TreeMap<>(sums),
                List.of(rejects),
                Optional.empty());
    }

    public static Reject reject(long offset) {
        return new Reject("t", 0, offset, "not JSON", 5, "oops!");
    }
}
