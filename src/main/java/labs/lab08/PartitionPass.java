package labs.lab08;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import labs.sensors.Parsed;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.streaming.kafka010.OffsetRange;
import scala.Tuple2;

/**
 * What one pass over the records of one Kafka partition in one batch leaves of them: a sum per sensor, and the records
 * that are no readings. It carries the offset range that it was made of, so that nothing can part them later.
 *
 * @param range which records were read
 * @param sums a sum per sensor, of the records that are readings
 * @param rejects the records that are none
 */
public record PartitionPass(OffsetRange range, Map<String, SensorSum> sums, List<Reject> rejects) implements BatchPart {

    /**
     * Reads the records of a partition once. However many there are, only one sum per sensor is kept of the readings.
     *
     * @param range which records these are
     * @param records the values are lines of JSON in UTF-8
     */
    public static PartitionPass over(OffsetRange range, Iterator<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Running> running = new HashMap<>();
        List<Reject> rejects = new ArrayList<>();
        while (records.hasNext()) {
            ConsumerRecord<byte[], byte[]> record = records.next();
            Parsed parsed = ReadingParser.parse(record.value());
            if (parsed instanceof Reading reading) {
                running.computeIfAbsent(reading.sensor(), sensor -> new Running())
                        .add(reading.microDegrees());
            } else {
                rejects.add(Reject.of(record, (Rejection) parsed));
            }
        }
        Map<String, SensorSum> sums = new HashMap<>();
        running.forEach((sensor, sum) -> sums.put(sensor, new SensorSum(sum.readings, sum.microDegrees)));
        return new PartitionPass(range, sums, rejects);
    }

    /** The sums as pairs of sensor and sum. */
    Iterator<Tuple2<String, SensorSum>> pairs() {
        return sums.entrySet().stream()
                .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                .iterator();
    }

    /** A sum that changes in place: at half a million readings a second, new objects are felt. */
    private static final class Running {
        private long readings;
        private long microDegrees;

        void add(long reading) {
            readings++;
            microDegrees = Math.addExact(microDegrees, reading);
        }
    }
}
