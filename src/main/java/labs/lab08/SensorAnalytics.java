package labs.lab08;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.lab08.alerts.AlertSender;
import labs.lab08.offsets.StartOffsets;
import labs.lab08.offsets.TopicWatch;
import labs.lab08.screen.BatchTablePrinter;
import labs.lab08.screen.StoredResultsPrinter;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoreOptions;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.Streams;
import labs.support.UserError;
import labs.support.WindowTimes;
import labs.support.kafka.KafkaSource;
import labs.support.options.BatchInterval;
import labs.support.options.Rows;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.HasOffsetRanges;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import org.apache.spark.streaming.kafka010.OffsetRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The mean temperature of each sensor, of all time and of a sliding window, from a Kafka topic that is read exactly
 * once, however often this process is killed.
 *
 * <ol>
 *   <li>The stored offsets say where the stream goes on ({@code ConsumerStrategies.Assign}).
 *   <li>Each batch is an offset range per partition. One pass over it leaves a sum per sensor, and the records that are
 *       no readings ({@link PartitionPass}).
 *   <li>{@code reduceByKeyAndWindow} adds up the sums of the batches that a window covers.
 *   <li>On the driver, one database transaction stores what the batch adds and where the next one begins
 *       ({@link ResultStore#save}).
 *   <li>After it, sensors whose mean has crossed the limit are reported to another topic ({@link AlertSender}).
 * </ol>
 *
 * <p>Run it with everything it needs: {@code ./lab 8 --demo}. Or with a broker ({@code ./lab kafka}), the topics
 * {@code dsamp6} and {@code dsamp6-alerts}, and the simulator ({@code ./lab 6 0 --rate 100 --hot 3 --to kafka}) in
 * other terminals. You see a table every batch, the hottest sensors first:
 *
 * <pre>
 * batch   15:04:38 - 15:04:40  3,237 readings, 41 rejected  (dsamp6-0: 0 to 2059, dsamp6-1: 0 to 1219)
 * window  15:04:10 - 15:04:40  it began empty: 2 s of 30 s until now
 * sensor    readings   mean  window mean  above 65
 * --------  --------  -----  -----------  ---------
 * sensor12        63  82.83        82.83  &lt;-- above
 * ...
 * 15 of 50 sensors shown, 14 above 65; in all 3,237 readings, 41 rejected
 * alert sensor12#1: the mean of sensor12 went up to 82.83 (limit 65)
 * ...
 * </pre>
 */
@Command(
        name = "SensorAnalytics",
        description = "Mean temperature per sensor, all time and per window, from a Kafka topic, stored exactly once.")
public final class SensorAnalytics implements Callable<Integer> {
    /** Where alerts go. */
    public static final String ALERTS = "dsamp6-alerts";

    private static final String GROUP = "lab08-analytics";

    @Mixin
    private final BatchInterval batch = new BatchInterval("2s");

    @Option(
            names = "--window",
            defaultValue = "30s",
            paramLabel = "DURATION",
            description = "window length (default: ${DEFAULT-VALUE})")
    private java.time.Duration window;

    @Option(
            names = "--slide",
            paramLabel = "DURATION",
            description = "how often a window ends (default: with every batch)")
    private java.time.Duration slide;

    @Option(
            names = "--limit",
            defaultValue = "65",
            paramLabel = "DEGREES",
            converter = Degrees.class,
            description = "sensors with a mean above it are marked (default: ${DEFAULT-VALUE})")
    private BigDecimal limit;

    @Mixin
    private final Rows rows = new Rows(15);

    @Option(
            names = "--max-rate",
            defaultValue = "50000",
            paramLabel = "N",
            description = "records per second and partition that a batch takes at most (default: ${DEFAULT-VALUE})")
    private int maxRate;

    @Option(names = "--report", description = "show what is stored, and which sensors are above the limit; then end")
    private boolean report;

    @Option(names = "--fresh", description = "forget the stored results and offsets first")
    private boolean fresh;

    @Mixin
    private StoreOptions results;

    @Mixin
    private final KafkaSource source = new KafkaSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new SensorAnalytics(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (report && fresh) {
            throw UserError.usage("--report shows what --fresh forgets; type only one of them.");
        } else if (report) {
            try (ResultStore store = results.openExisting(SensorAnalytics.class)) {
                StoredResultsPrinter.print(store, limit);
                return 0;
            }
        }
        if (maxRate < 1) {
            throw UserError.usage("--max-rate " + maxRate + " would read nothing; type --max-rate 1 or more.");
        }
        WindowTimes times = new WindowTimes(batch.time(), window, slide == null ? batch.time() : slide);
        LabConf conf = new LabConf("Lab 8: SensorAnalytics", run);
        conf.set("spark.streaming.kafka.maxRatePerPartition", String.valueOf(maxRate));
        try (source) {
            source.open(DemoSensors.PARTITIONS, ALERTS);
            DemoSensors.feed(source);
            try (ResultStore store = results.open(SensorAnalytics.class, source.demoFolder(), fresh);
                    TopicWatch topic = new TopicWatch(source.bootstrapServers(), source.topic());
                    AlertSender alerts = new AlertSender(source.bootstrapServers(), ALERTS)) {
                Map<TopicPartition, Long> start = StartOffsets.of(store, topic.begun());
                BatchTablePrinter screen = new BatchTablePrinter(times, limit, rows.limit());
                screen.begin(store);

                JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
                JavaDStream<ConsumerRecord<byte[], byte[]>> records = KafkaUtils.createDirectStream(
                        jssc,
                        LocationStrategies.PreferConsistent(),
                        ConsumerStrategies.Assign(
                                start.keySet(), kafkaSettings(source.bootstrapServers(), GROUP), start));
                Analysis analysis = analyse(records, Streams.spark(times.window()), Streams.spark(times.slide()));

                BatchParts parts = new BatchParts();
                rememberWindow(analysis.windowSums(), parts);
                forEachBatch(analysis.passes(), parts, result -> {
                    topic.requireUnchanged();
                    store.save(result, limit);
                    screen.show(result, store, alerts.sendWaiting(store));
                });
                try (StreamRun end = StreamRun.of(jssc, run).explainedBy(topic::explain)) {
                    jssc.start();
                    jssc.awaitTermination();
                }
                return 0;
            }
        }
    }

    /** The results of the pipeline: what each batch leaves, partition by partition, and the sums per window. */
    public record Analysis(JavaDStream<PartitionPass> passes, JavaPairDStream<String, SensorSum> windowSums) {}

    /** From records to what each batch leaves and to the sums of a sliding window. */
    public static Analysis analyse(
            JavaDStream<ConsumerRecord<byte[], byte[]>> records, Duration window, Duration slide) {
        JavaDStream<PartitionPass> passes = readOnce(records);
        return new Analysis(passes, sumByWindow(passes, window, slide));
    }

    /**
     * One pass over each partition of each batch. The RDD knows its offset ranges, one per partition, and only the RDD
     * that Kafka's stream itself made does: any transformation before this one would lose them.
     */
    public static JavaDStream<PartitionPass> readOnce(JavaDStream<ConsumerRecord<byte[], byte[]>> records) {
        JavaDStream<PartitionPass> passes = records.transform(SensorAnalytics::readOnce);
        // Two results are made of it, and a handful of sums is all that it holds: without this, Kafka is read twice.
        return passes.persist(StorageLevel.MEMORY_ONLY());
    }

    private static JavaRDD<PartitionPass> readOnce(JavaRDD<ConsumerRecord<byte[], byte[]>> records) {
        OffsetRange[] ranges = ((HasOffsetRanges) records.rdd()).offsetRanges();
        return records.mapPartitions(
                partition -> Collections.singleton(PartitionPass.over(ranges[TaskContext.getPartitionId()], partition))
                        .iterator());
    }

    /** The sum per sensor of the batches that a window covers. */
    public static JavaPairDStream<String, SensorSum> sumByWindow(
            JavaDStream<PartitionPass> passes, Duration window, Duration slide) {
        return passes.flatMapToPair(PartitionPass::pairs).reduceByKeyAndWindow(SensorSum::plus, window, slide);
    }

    /** Keeps the sums of the window on the driver until the batch that ends with it is stored. */
    static void rememberWindow(JavaPairDStream<String, SensorSum> windowSums, BatchParts parts) {
        windowSums.foreachRDD((sums, time) -> parts.window(time, sums.collectAsMap()));
    }

    /** Brings what each batch has left to the driver, and hands it over as one. */
    static void forEachBatch(JavaDStream<PartitionPass> passes, BatchParts parts, BatchAction action) {
        passes.foreachRDD((rdd, time) -> {
            List<PartitionPass> batch = rdd.collect();
            action.accept(BatchResult.of(Instant.ofEpochMilli(time.milliseconds()), batch, parts.windowAt(time)));
        });
    }

    /**
     * The settings of the consumers. They fetch more at once than they do by default, which matters when a batch is
     * large, and refuse to guess where to begin when an offset does not exist.
     *
     * @param group one for each stream: Spark keeps its consumers by group and partition
     */
    public static Map<String, Object> kafkaSettings(String bootstrapServers, String group) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
        return settings;
    }
}
