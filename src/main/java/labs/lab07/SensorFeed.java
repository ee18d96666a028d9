package labs.lab07;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.sensors.FleetSettings;
import labs.sensors.Parsed;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import labs.sensors.SensorFleet;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.kafka.KafkaSource;
import labs.support.kafka.TopicWatch;
import labs.support.options.BatchInterval;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.spark.streaming.api.java.JavaInputDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.CanCommitOffsets;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.HasOffsetRanges;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import org.apache.spark.streaming.kafka010.OffsetRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Reads sensor readings from a Kafka topic with a direct stream: stage 2 of the mini project.
 *
 * <ol>
 *   <li>No receiver: for each batch the driver asks Kafka how far each partition of the topic reaches now, and that makes
 *       the batch: one offset range, and one RDD partition, for each partition of the topic.
 *   <li>Each task reads its range from Kafka, record by record, in one pass: readings are counted, everything else
 *       goes to a second topic, with the place it came from and the reason.
 *   <li>When all of that has succeeded, the offsets are committed to Kafka: a restart goes on behind them.
 * </ol>
 *
 * <p>Run it: {@code ./lab 7 --demo}; or {@code ./lab kafka} in one terminal, {@code ./lab 6 0 --rate 100 --to kafka} in
 * another, and {@code ./lab 7} in a third. You see, each second:
 *
 * <pre>
 * Batch 16:12:28: 199 records, 193 readings, 6 rejected; so far 1279 records, 1257 readings, 22 rejected
 * partition  from offset  until offset  records  readings  of sensors  rejected
 * ---------  -----------  ------------  -------  --------  ----------  --------
 *         0          654           780      126       122          31         4
 *         1          426           499       73        71          19         2
 * rejected: 2 empty line, 2 temperatura is NaN or infinite, 2 temperatura is not a number
 * </pre>
 */
@Command(
        name = "SensorFeed",
        description = "Reads sensor readings from a Kafka topic, and diverts everything else to a second topic.")
public final class SensorFeed implements Callable<Integer> {
    private static final int DEMO_PARTITIONS = 2;
    private static final double DEMO_READINGS_PER_SECOND = 200;

    /** What {@code --demo} sends: 2 % of it broken, so that there is something to reject. */
    private static final FleetSettings DEMO_SENSORS =
            FleetSettings.of(System.nanoTime()).withMalformed(0.02).withWallClock();

    /** How long Kafka waits for a lab that was killed before it takes it for dead; brokers allow no less. */
    private static final Duration SESSION = Duration.ofSeconds(6);

    /** How long a task waits for records of a broker that went away while it read, as while it is restarted. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How soon the stream sees a partition that is added; Kafka's default is five minutes. */
    private static final Duration NEW_PARTITIONS = Duration.ofSeconds(5);

    /** Where to begin when the group has no committed offsets. */
    public enum Start {
        EARLIEST,
        LATEST
    }

    @Mixin
    private final BatchInterval batch = new BatchInterval("1s");

    @Option(
            names = "--group",
            defaultValue = "lab07",
            paramLabel = "NAME",
            description = "the consumer group whose committed offsets say where to go on (default: ${DEFAULT-VALUE})")
    private String group;

    @Option(
            names = "--from",
            defaultValue = "earliest",
            paramLabel = "WHERE",
            description =
                    "earliest or latest: where a group begins that has committed nothing (default: ${DEFAULT-VALUE});"
                            + " latest leaves out what a partition had before it was seen, also one that is added")
    private Start from;

    @Option(names = "--keys", description = "show which sensors are in which partition")
    private boolean keys;

    @Mixin
    private final KafkaSource source = new KafkaSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new SensorFeed(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 7: SensorFeed", run);
        // Between two batches the driver waits for the broker as long as it takes; a task gives up after this time. The
        // default is two minutes.
        conf.set("spark.streaming.kafka.consumer.poll.ms", String.valueOf(PATIENCE.toMillis()));
        try (source) {
            String rejected = source.topic() + "-rejected";
            source.open(DEMO_PARTITIONS, rejected);
            SensorFleet fleet = new SensorFleet(DEMO_SENSORS);
            source.feed(() -> fleet.next().keyed(), DEMO_READINGS_PER_SECOND);
            source.options().requireFreeGroup(group, SESSION.plusSeconds(2));
            TopicWatch topic = source.watchSubscribed();
            GroupStart.check(source, group, topic.begun());

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            JavaInputDStream<ConsumerRecord<String, byte[]>> records = KafkaUtils.createDirectStream(
                    jssc,
                    LocationStrategies.PreferConsistent(),
                    ConsumerStrategies.Subscribe(
                            List.of(source.topic()), consumerSettings(source.bootstrapServers(), group, from)));

            DeadLetters letters = new DeadLetters(source.bootstrapServers(), rejected);
            countAndCommit(records, topic, letters, new FeedPrinter(System.out, keys));
            try (StreamRun end = StreamRun.of(jssc, run, topic).explainedBy(topic::explain)) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** What the consumers of the stream are told. Spark sets three more by itself, for the executors. */
    public static Map<String, Object> consumerSettings(String servers, String group, Start from) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        // Bytes, not text: the parser reads bytes, and what is no reading is passed on as it came.
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from.name().toLowerCase(Locale.ROOT));
        // Otherwise Kafka would note records as read that no batch has processed yet.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) NEW_PARTITIONS.toMillis());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION.toMillis() / 4);
        return settings;
    }

    /**
     * Output operation: counts each batch, shows what was in it, and commits its offsets.
     *
     * @param records the direct stream itself: only its own RDDs know their offset ranges
     * @param topic what the stream began to read
     */
    public static void countAndCommit(
            JavaInputDStream<ConsumerRecord<String, byte[]>> records,
            TopicWatch topic,
            DeadLetters rejected,
            FeedPrinter screen) {
        BatchGuard guard = new BatchGuard();
        records.foreachRDD((rdd, time) -> guard.run(() -> {
            OffsetRange[] ranges = ((HasOffsetRanges) rdd.rdd()).offsetRanges();
            requireAll(topic.begun().earliest().size(), ranges);
            // One task for each partition of the topic; the RDD has its ranges in the same order.
            List<PartitionCount> counts = rdd.mapPartitionsWithIndex(
                            (i, partition) -> List.of(countPartition(ranges[i], partition, rejected))
                                    .iterator(),
                            true)
                    .collect();
            topic.requireUnchanged();
            screen.show(time.milliseconds(), counts);
            ((CanCommitOffsets) records.inputDStream()).commitAsync(ranges);
        }));
    }

    /** A stream that came second into a group gets a part of the partitions only, and would never miss the others. */
    private static void requireAll(int partitions, OffsetRange[] ranges) {
        if (ranges.length < partitions) {
            throw UserError.failure("Kafka gave this lab " + ranges.length + " of the " + partitions
                    + " partitions, so another consumer is in the same group; stop that one, or choose another group with"
                    + " --group.");
        }
    }

    /** One pass over one partition of a batch: counts readings, sends everything else to the rejected. */
    public static PartitionCount countPartition(
            OffsetRange range, Iterator<ConsumerRecord<String, byte[]>> records, DeadLetters rejected) {
        PartitionCount count = new PartitionCount(range);
        try (DeadLetters.Sender sender = rejected.open()) {
            while (records.hasNext()) {
                ConsumerRecord<String, byte[]> record = records.next();
                Parsed parsed = ReadingParser.parse(record.value());
                if (parsed instanceof Reading reading) {
                    count.reading(reading.sensor());
                } else if (parsed instanceof Rejection rejection) {
                    sender.send(record, rejection.reason().text());
                    count.rejected(rejection.reason().text());
                }
            }
        }
        return count;
    }
}
