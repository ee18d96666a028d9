package labs.lab12.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import labs.support.Failures;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads alerts, as whoever acts on them would: in a thread of its own, and each reading's alert once. Those that were in
 * the topic before are remembered, so that it can tell when one of them comes again, and are not measured.
 */
public final class AlertReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long END_MILLIS = 2_000;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> begin;
    private final SeenAlerts seen = new SeenAlerts();
    private final Thread thread = new Thread(this::read, "alert-reader");
    private volatile Latencies latest = new Latencies();
    private volatile Latencies marked = new Latencies();
    private volatile Instant mark = Instant.MAX;
    private boolean sendersClock;

    /**
     * Begins to read.
     *
     * @param servers where the broker is
     * @param topic the topic with alerts
     */
    public AlertReader(String servers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        begin = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions);
        partitions.forEach(partition -> consumer.seek(
                partition,
                Math.max(oldest.get(partition), begin.get(partition) - SeenAlerts.KEPT / partitions.size())));
        thread.setDaemon(true);
        thread.start();
    }

    /** The alerts since this was asked the last time. */
    public Latencies takeLatest() {
        Latencies taken = latest;
        latest = new Latencies();
        return taken;
    }

    /** From now on, {@link #sinceMark()} has the alerts for readings that arrive from now on. */
    public void mark() {
        marked = new Latencies();
        mark = Instant.now();
    }

    /** The alerts for readings that arrived since the last {@link #mark()}. */
    public Latencies sinceMark() {
        return marked;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    Alert.of(record).ifPresent(alert -> add(alert, record));
                }
            }
        } catch (WakeupException e) {
            // The end, as asked for.
        } catch (KafkaException e) {
            System.err.println(
                    "The alerts are not measured any more: " + Failures.sentence(String.valueOf(e.getMessage())));
        }
    }

    private void add(Alert alert, ConsumerRecord<String, byte[]> record) {
        boolean isNew = seen.isNew(alert);
        boolean before = record.offset() < begin.get(new TopicPartition(record.topic(), record.partition()));
        if (before) {
            return;
        }
        warnOfSendersClock(record);
        Instant since = mark;
        if (isNew) {
            latest.add(alert.millis());
            if (!alert.arrived().isBefore(since)) {
                marked.add(alert.millis());
            }
        } else {
            latest.addRepeated();
            marked.addRepeated();
        }
    }

    private void warnOfSendersClock(ConsumerRecord<String, byte[]> record) {
        if (!sendersClock && record.timestampType() != TimestampType.LOG_APPEND_TIME) {
            sendersClock = true;
            System.err.println(
                    "The topic " + record.topic() + " keeps its senders' times, so that the times shown depend"
                            + " on their clocks, too; create it with --config message.timestamp.type=LogAppendTime.");
        }
    }
}
