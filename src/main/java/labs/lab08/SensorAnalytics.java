package labs.lab08;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.lab08.alerts.AlertSender;
import labs.lab08.offsets.StartOffsets;
import labs.lab08.screen.BatchTablePrinter;
import labs.lab08.screen.StoredResultsPrinter;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoreOptions;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.kafka.KafkaSource;
import labs.support.kafka.TopicWatch;
import labs.support.options.BatchInterval;
import labs.support.options.Rows;
import labs.support.options.WindowTimes;
import labs.support.time.Streams;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
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

    /** In degrees Celsius; what the course asks for. */
    private static final BigDecimal LIMIT = new BigDecimal(65);

    private static final String GROUP = "lab08-analytics";

    @Mixin
    private final BatchInterval batch = new BatchInterval("2s");

    @Option(
            names = "--window",
            defaultValue = "30s",
            paramLabel = "DURATION",
            description = "window length (default: ${DEFAULT-VALUE})")
    private java.time.Duration window;

    @Mixin
    private final Rows rows = new Rows(15);

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
        if (report) {
            return report();
        }
        WindowTimes times = new WindowTimes(batch.time(), window, batch.time());
        LabConf conf = new LabConf("Lab 8: SensorAnalytics", run);
        // After a long break, the first batch does not take everything that has come since.
        conf.set("spark.streaming.kafka.maxRatePerPartition", "50000");
        try (source;
                ResultStore store = open();
                AlertSender alerts = new AlertSender(source.bootstrapServers(), ALERTS)) {
            TopicWatch topic = source.watchTopic();
            Map<TopicPartition, Long> start = StartOffsets.of(store, topic.begun());
            BatchTablePrinter screen = new BatchTablePrinter(times, LIMIT, rows.limit());
            screen.begin(store);

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            JavaDStream<ConsumerRecord<byte[], byte[]>> records = KafkaUtils.createDirectStream(
                    jssc,
                    LocationStrategies.PreferConsistent(),
                    ConsumerStrategies.Assign(start.keySet(), kafkaSettings(source.bootstrapServers(), GROUP), start));
            JavaDStream<BatchPart> parts = analyse(records, Streams.spark(window), batch.duration());
            parts.foreachRDD((rdd, time) -> {
                BatchResult result = BatchResult.of(time, rdd.collect());
                topic.requireUnchanged();
                store.save(result, LIMIT);
                screen.show(result, store, alerts.sendWaiting(store));
            });
            try (StreamRun end = StreamRun.of(jssc, run, topic).explainedBy(topic::explain)) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    private int report() {
        if (fresh) {
            throw UserError.usage("--report shows what --fresh forgets; type only one of them.");
        }
        try (ResultStore store = results.openExisting(SensorAnalytics.class)) {
            StoredResultsPrinter.print(store, LIMIT);
            return 0;
        }
    }

    /** Opens the source and the store. */
    private ResultStore open() {
        DemoSensors.open(source, ALERTS);
        return results.open(SensorAnalytics.class, source.demoFolder(), fresh);
    }

    /**
     * From records to all that a batch leaves: of each partition what one pass has found, and the sums of the window that
     * ends with the batch. As one stream, so that one output operation gets both and can store them together.
     */
    static JavaDStream<BatchPart> analyse(
            JavaDStream<ConsumerRecord<byte[], byte[]>> records, Duration window, Duration slide) {
        JavaDStream<PartitionPass> passes = readOnce(records);
        JavaDStream<BatchPart> windows = sumByWindow(passes, window, slide)
                .mapPartitions(sums -> List.<BatchPart>of(WindowPart.of(sums)).iterator());
        return passes.<BatchPart>map(pass -> pass).union(windows);
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
        return records.mapPartitionsWithIndex(
                (number, partition) ->
                        List.of(PartitionPass.over(ranges[number], partition)).iterator(),
                true);
    }

    /** The sum per sensor of the batches that a window covers. */
    public static JavaPairDStream<String, SensorSum> sumByWindow(
            JavaDStream<PartitionPass> passes, Duration window, Duration slide) {
        return passes.flatMapToPair(PartitionPass::pairs).reduceByKeyAndWindow(SensorSum::plus, window, slide);
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
