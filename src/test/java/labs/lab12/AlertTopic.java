package labs.lab12;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Both ends of a lab under test: the topic with readings, which a test fills, and the one with alerts. */
final class AlertTopic implements AutoCloseable {
    private final String readings;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<String> seen = new ArrayList<>();

    AlertTopic(String servers, String readings) {
        this.readings = readings;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "enable.auto.commit", false, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(List.of(new TopicPartition(readings + "-hot", 0), new TopicPartition(readings + "-hot", 1)));
    }

    /** Sends readings, and returns when the broker has them. */
    List<SensorLine> send(SensorFleet fleet, int count) throws Exception {
        List<SensorLine> lines = Stream.generate(fleet::next).limit(count).toList();
        List<Future<?>> sent = new ArrayList<>();
        lines.forEach(line -> sent.add(producer.send(new ProducerRecord<>(readings, line.sensor(), line.text()))));
        for (Future<?> each : sent) {
            each.get();
        }
        return lines;
    }

    /** All alerts so far, repeated ones too: sensor, reading and its own time. */
    List<String> alerts() {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
            Header arrived = record.headers().lastHeader(HotReading.ARRIVED);
            long millis = record.timestamp() - Long.parseLong(new String(arrived.value(), UTF_8));
            if (millis < 0) {
                throw new AssertionError("An alert came " + -millis + " ms before its reading.");
            }
            seen.add(record.key() + " " + record.value() + " "
                    + new String(
                            record.headers().lastHeader(HotReading.MEASURED).value(), UTF_8));
        }
        return List.copyOf(seen);
    }

    /** The alerts that these lines must give, each once. */
    static List<String> expected(List<SensorLine> lines, double limit) {
        return lines.stream()
                .filter(line ->
                        ReadingParser.parse(line.text()) instanceof Reading reading && reading.degrees() > limit)
                .map(line -> {
                    Reading reading = (Reading) ReadingParser.parse(line.text());
                    return reading.sensor() + " " + line.text() + " " + reading.eventTime();
                })
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
