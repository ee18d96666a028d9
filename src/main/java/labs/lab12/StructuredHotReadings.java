package labs.lab12;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import labs.lab12.latency.AlertClock;
import labs.lab12.latency.AlertReader;
import labs.lab12.latency.LatencyPlot;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.SensorFleet;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StructuredRuns;
import labs.support.UserError;
import labs.support.checkpoint.CheckpointGuard;
import labs.support.kafka.KafkaSource;
import labs.support.kafka.TopicWatch;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * From a reading above the limit to its alert, as a query of Structured Streaming: how soon?
 *
 * <ol>
 *   <li>The query has no groups and no state: each record is parsed, kept or left out, and written to a second topic.
 *   <li>In micro-batches ({@code --trigger}) it does so batch by batch, and each batch is planned, run and noted down.
 *   <li>In real-time mode ({@code --real-time}) a task for each partition reads on and on, and writes what it finds at
 *       once. A batch is now what lies between two checkpoints: its duration is no latency.
 * </ol>
 *
 * <p>Run it: {@code ./lab 12 StructuredHotReadings --demo}, then with {@code --trigger 0s}, then with
 * {@code --real-time}. You see, every five seconds, the table of {@link HotReadings}; in real-time mode with a median of
 * a few milliseconds.
 */
@Command(
        name = "StructuredHotReadings",
        description =
                "Sends an alert for each reading above a limit, in micro-batches or in real-time mode, and measures how"
                        + " soon.")
public final class StructuredHotReadings implements Callable<Integer> {
    /** The name under which the query counts what is no reading. */
    static final String COUNTED = "counted";

    private static final UserDefinedFunction READ = udf(
            (UDF1<byte[], Row>) StructuredHotReadings::read,
            StructType.fromDDL("sensor STRING, measured STRING, degrees DOUBLE"));

    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    private Triggers trigger;

    @Option(
            names = "--count",
            description = "instead of each reading above the limit, how many each sensor has had: needs state")
    private boolean count;

    @Mixin
    private AlertOptions alerts;

    @Mixin
    private final KafkaSource source = new KafkaSource();

    @Mixin
    private CheckpointGuard guard;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new StructuredHotReadings(), args);
    }

    @Override
    public Integer call() throws TimeoutException {
        LatencyPlot plot = alerts.plot();
        LabConf conf = new LabConf("Lab 12: StructuredHotReadings", run);
        conf.set("spark.sql.shuffle.partitions", "2");
        trigger.check(conf, count);
        try (source) {
            String hot = AlertOptions.topic(source);
            int partitions = source.open(HotReadings.DEMO_PARTITIONS, hot);
            trigger.requireThreads(conf, partitions, source.topic());
            SensorFleet fleet = new SensorFleet(HotReadings.DEMO_SENSORS);
            source.feed(() -> fleet.next().keyed(), HotReadings.DEMO_READINGS_PER_SECOND);
            TopicWatch topic = source.watchQuery();
            String checkpoint = guard.dependsOn("--topic", source.topic())
                    .dependsOn("topic id", topic.begun().id())
                    .dependsOn("--bootstrap-servers", source.bootstrapServers())
                    .dependsOn("--count", count)
                    .open(StructuredHotReadings.class, conf, source.demo());

            SparkSession spark = StructuredRuns.session(conf);
            MalformedCount malformed = new MalformedCount();
            spark.streams().addListener(malformed);
            AlertReader reader = new AlertReader(source.bootstrapServers(), hot);
            try (AlertClock clock = new AlertClock(trigger.toString(), reader, malformed::soFar, System.out, plot)) {
                Dataset<Row> above = hot(counted(records(spark, source)), alerts.limit());
                writer(count ? counts(above) : above, source.bootstrapServers(), hot)
                        .outputMode(trigger.mode())
                        .option("checkpointLocation", checkpoint)
                        .trigger(trigger.spark())
                        .start();
                return StructuredRuns.run(spark, run, LOOK, topic::requireUnchanged);
            }
        } catch (UserError e) {
            throw source.explainEnd(e);
        }
    }

    /** What arrives from now on, or from where the checkpoint has left off. */
    static Dataset<Row> records(SparkSession spark, KafkaSource source) {
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", source.bootstrapServers())
                .option("subscribe", source.topic())
                .option("startingOffsets", "latest")
                .load();
    }

    /**
     * Reads each record, and counts what is no reading, under the name {@value #COUNTED}.
     *
     * @param records the columns of the Kafka source
     * @return the columns {@code value} and {@code timestamp} as they were, and {@code reading}: {@code sensor},
     *     {@code measured} and {@code degrees}, or null
     */
    static Dataset<Row> counted(Dataset<Row> records) {
        return records.select(
                        col("value"), col("timestamp"), READ.apply(col("value")).as("reading"))
                .observe(COUNTED, count_if(col("reading").isNull()).as("malformed"));
    }

    /**
     * The readings above a limit.
     *
     * @param counted the columns of {@link #counted}
     * @param limit in degrees
     * @return the columns {@code key}, the sensor; {@code value}, the reading as it came; {@code measured}, its own time
     *     as text; and {@code arrived}, when the broker had it, in milliseconds since 1970
     */
    static Dataset<Row> hot(Dataset<Row> counted, double limit) {
        return counted.where(col("reading.degrees").gt(limit))
                .select(
                        col("reading.sensor").as("key"),
                        col("value"),
                        col("reading.measured").as("measured"),
                        unix_millis(col("timestamp")).as("arrived"));
    }

    /**
     * How many readings above the limit each sensor has had since the start: state, which real-time mode does not have.
     *
     * @param hot the columns of {@link #hot}
     * @return the same columns, with the count for a value, and with the times of the latest reading
     */
    static Dataset<Row> counts(Dataset<Row> hot) {
        return hot.groupBy("key")
                .agg(
                        count(lit(1)).cast("string").as("value"),
                        max("measured").as("measured"),
                        max("arrived").as("arrived"));
    }

    /** Writes alerts to their topic, the two times as headers; how and when is still to be said. */
    static DataStreamWriter<Row> writer(Dataset<Row> hot, String servers, String topic) {
        return hot.select(
                        col("key"),
                        col("value"),
                        array(header(HotReading.MEASURED), header(HotReading.ARRIVED))
                                .as("headers"))
                .writeStream()
                .format("kafka")
                .queryName("alerts")
                .option("kafka.bootstrap.servers", servers)
                .option("topic", topic);
    }

    private static Column header(String name) {
        return struct(
                lit(name).as("key"), col(name).cast("string").cast("binary").as("value"));
    }

    private static Row read(byte[] line) {
        return ReadingParser.parse(line) instanceof Reading reading
                ? RowFactory.create(reading.sensor(), reading.eventTime().toString(), reading.degrees())
                : null;
    }
}
