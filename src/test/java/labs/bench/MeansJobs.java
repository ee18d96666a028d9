package labs.bench;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import labs.bench.setting.SensorTopic;
import labs.lab08.PartitionPass;
import labs.lab08.SensorAnalytics;
import labs.lab08.SensorSum;
import labs.lab09.StructuredSensorMeans;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import scala.Tuple2;

/**
 * The same job, a sum per sensor over a whole topic, in the ways that {@link AnalyticsThroughput} compares. Each tells
 * how many readings are in its result at the moment when it has it, and cleans up after that: to close a consumer can
 * take half a second, in which its last request waits at the broker.
 */
final class MeansJobs {
    /** One of the ways. */
    interface Job {
        void run(LongConsumer result) throws Exception;
    }

    private static final ObjectMapper TREES = new ObjectMapper();
    /** The settings that step 3 makes larger. */
    private static final List<String> FETCHES =
            List.of("max.poll.records", "max.partition.fetch.bytes", "receive.buffer.bytes");

    private static final String SCHEMA = "sensor STRING, padrao STRUCT<leitura: STRUCT<temperatura: DOUBLE>>";

    private final SparkSession spark;
    private final SensorTopic topic;

    MeansJobs(SparkSession spark, SensorTopic topic) {
        this.spark = spark;
        this.topic = topic;
    }

    /** A consumer with the lab's own settings and parser, and a loop. */
    void oneThread(LongConsumer result) {
        Map<String, SensorSum> sums = new HashMap<>();
        long read = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(tuned())) {
            consumer.assign(topic.partitions());
            consumer.seekToBeginning(topic.partitions());
            while (read < topic.records()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    Reading reading = (Reading) ReadingParser.parse(record.value());
                    sums.merge(reading.sensor(), SensorSum.of(reading), SensorSum::plus);
                    read++;
                }
            }
            result.accept(sums.values().stream().mapToLong(SensorSum::readings).sum());
        }
    }

    /** As one writes it first: a tree of every record, a pair of every record, Kafka's own fetch sizes. */
    void treeAndPairs(LongConsumer result) throws InterruptedException {
        stream(
                result,
                defaults(),
                records -> records.mapToPair(MeansJobs::byTree).reduceByKey(SensorSum::plus));
    }

    /** Step 1: the streaming parser. */
    void streamingParser(LongConsumer result) throws InterruptedException {
        stream(
                result,
                defaults(),
                records -> records.mapToPair(MeansJobs::byTokens).reduceByKey(SensorSum::plus));
    }

    /** Step 2: a sum per sensor and partition before the shuffle, by one pass over each partition. */
    void sumsPerPartition(LongConsumer result) throws InterruptedException {
        stream(result, defaults(), MeansJobs::lab);
    }

    /** Step 3, the lab's own path: larger fetches. */
    void lab(LongConsumer result) throws InterruptedException {
        stream(result, tuned(), MeansJobs::lab);
    }

    /** Structured Streaming with from_json, as one writes it first: nothing is checked, and doubles are added up. */
    void structured(LongConsumer result) throws TimeoutException, StreamingQueryException {
        query(
                result,
                records -> records.select(from_json(col("value").cast("string"), StructType.fromDDL(SCHEMA))
                                .as("reading"))
                        .groupBy(col("reading.sensor"))
                        .agg(
                                avg("reading.padrao.leitura.temperatura"),
                                count(lit(1)).as("readings")));
    }

    /**
     * Structured Streaming with the job of lab 8: the same rules of what a reading is (lab 9's), whole numbers added up.
     * The rules stand in the aggregation: a {@code where} would be moved before from_json, and read the JSON again for
     * each of its conditions.
     */
    void structuredChecked(LongConsumer result) throws TimeoutException, StreamingQueryException {
        Column isReading = col("is_reading");
        query(
                result,
                records -> StructuredSensorMeans.parse(records)
                        .groupBy(when(isReading, col("sensor")).as("sensor"))
                        .agg(
                                count(when(isReading, lit(1))).as("readings"),
                                sum(when(isReading, col("micro_degrees"))).as("micro_degrees")));
    }

    /** Runs a query over the topic from its beginning to its end, with the same fetch sizes as lab 8. */
    private void query(LongConsumer result, UnaryOperator<Dataset<Row>> job)
            throws TimeoutException, StreamingQueryException {
        DataStreamReader source = spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", topic.servers())
                .option("subscribe", SensorTopic.NAME)
                .option("startingOffsets", "earliest");
        FETCHES.forEach(name -> source.option("kafka." + name, String.valueOf(tuned().get(name))));
        job.apply(source.load())
                .writeStream()
                .outputMode("complete")
                .trigger(Trigger.AvailableNow())
                .foreachBatch((rows, id) -> {
                    result.accept(rows.select("readings").collectAsList().stream()
                            .mapToLong(row -> row.getLong(0))
                            .sum());
                })
                .start()
                .awaitTermination();
    }

    private static JavaPairDStream<String, SensorSum> lab(JavaDStream<ConsumerRecord<byte[], byte[]>> records) {
        return SensorAnalytics.readOnce(records).flatMapToPair(MeansJobs::pairs).reduceByKey(SensorSum::plus);
    }

    private static java.util.Iterator<Tuple2<String, SensorSum>> pairs(PartitionPass pass) {
        return pass.sums().entrySet().stream()
                .map(sum -> new Tuple2<>(sum.getKey(), sum.getValue()))
                .iterator();
    }

    /** Runs a direct stream over the topic from its beginning until all is counted; its first batch takes it all. */
    private void stream(
            LongConsumer result,
            Map<String, Object> settings,
            Function<JavaDStream<ConsumerRecord<byte[], byte[]>>, JavaPairDStream<String, SensorSum>> job)
            throws InterruptedException {
        AtomicLong counted = new AtomicLong();
        JavaStreamingContext jssc = new JavaStreamingContext(
                JavaSparkContext.fromSparkContext(spark.sparkContext()), new org.apache.spark.streaming.Duration(100));
        JavaDStream<ConsumerRecord<byte[], byte[]>> records = KafkaUtils.createDirectStream(
                jssc,
                LocationStrategies.PreferConsistent(),
                ConsumerStrategies.Assign(
                        new HashSet<>(topic.partitions()), new HashMap<>(settings), topic.beginning()));
        job.apply(records).foreachRDD(sums -> {
            counted.addAndGet(sums.values().collect().stream()
                    .mapToLong(SensorSum::readings)
                    .sum());
        });
        jssc.start();
        while (counted.get() < topic.records()) {
            jssc.awaitTerminationOrTimeout(20);
        }
        result.accept(counted.get());
        // The empty batch that comes next may be interrupted here, which ends its thread: that is no news.
        Thread.setDefaultUncaughtExceptionHandler(MeansJobs::threadEnded);
        jssc.stop(false, false);
    }

    private static void threadEnded(Thread thread, Throwable e) {
        if (!(e instanceof InterruptedException)) {
            e.printStackTrace();
        }
    }

    private Map<String, Object> tuned() {
        return SensorAnalytics.kafkaSettings(topic.servers(), "bench");
    }

    private Map<String, Object> defaults() {
        Map<String, Object> settings = tuned();
        FETCHES.forEach(settings::remove);
        return settings;
    }

    private static Tuple2<String, SensorSum> byTokens(ConsumerRecord<byte[], byte[]> record) {
        Reading reading = (Reading) ReadingParser.parse(record.value());
        return new Tuple2<>(reading.sensor(), SensorSum.of(reading));
    }

    private static Tuple2<String, SensorSum> byTree(ConsumerRecord<byte[], byte[]> record) {
        try {
            JsonNode tree = TREES.readTree(record.value());
            double degrees =
                    tree.path("padrao").path("leitura").path("temperatura").doubleValue();
            return new Tuple2<>(
                    tree.path("sensor").textValue(), new SensorSum(1, Math.round(degrees * Reading.MICROS_PER_DEGREE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
