package labs.lab09;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ltrim;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StructuredRuns;
import labs.support.UserError;
import labs.support.checkpoint.CheckpointGuard;
import labs.support.kafka.KafkaSource;
import labs.support.kafka.TopicWatch;
import labs.support.options.Rows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The mean temperature of each sensor, from a Kafka topic, with Structured Streaming: lab 8 again, as two queries.
 *
 * <ol>
 *   <li>The Kafka source is a table of records; {@code from_json} with an explicit schema reads their values.
 *   <li>The first query groups the readings by sensor. Its result is a table in memory, {@code means}, which SQL can ask
 *       at any time while the query goes on.
 *   <li>The second query keeps the lines that are no readings, each once, as files.
 *   <li>Both have a checkpoint: killed and started again, they go on where they were.
 * </ol>
 *
 * <p>Run it: {@code ./lab 9 StructuredSensorMeans --demo}; or {@code ./lab kafka} in one terminal,
 * {@code ./lab 6 0 --rate 100 --to kafka} in the second, and {@code ./lab 9 StructuredSensorMeans} in the third. Every
 * two seconds you see the answer to the course's question, which sensors have a mean above 65 degrees.
 */
@Command(
        name = "StructuredSensorMeans",
        description = "The mean temperature of each sensor, from Kafka, with Structured Streaming.")
public final class StructuredSensorMeans implements Callable<Integer> {
    /** What is read of a line of JSON. Fields that are not named are skipped; one that does not fit is null. */
    static final StructType SCHEMA = StructType.fromDDL(
            "sensor STRING, data_evento STRING, padrao STRUCT<leitura: STRUCT<temperatura: DOUBLE>>");

    /** A line is a reading if this is true of what was read of it: the rules of labs 7 and 8, see {@code data/README.md}. */
    private static final String IS_READING = """
            is_valid_utf8(line)
            and json.sensor rlike r'\\P{javaWhitespace}' and length(json.sensor) <= 100
            and not json.sensor rlike r'[\\p{Cc}\\p{Zl}\\p{Zp}]'
            and json.data_evento rlike
                r'^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,9})?(Z|[+-]\\d\\d:\\d\\d)\\z'
            and try_cast(json.data_evento as timestamp) is not null
            and json.padrao.leitura.temperatura between -273.15 and 10000
            """;

    /** Half of a character that takes two, in the sensor's name; in what from_json has read, it is a question mark. */
    private static final String HALF_A_CHARACTER =
            "(?i)\"sensor\"\\s*:\\s*\"[^\"]*" + "(\\\\ud[89ab]..(?!\\\\ud[c-f])|(?<!\\\\ud[89ab]..)\\\\ud[c-f])";

    /** Some programs begin a text with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final double MICROS = 1e6;
    private static final String HOT =
            "select sensor, round(mean_temperature, 2) as mean from means where mean_temperature > 65 order by mean desc";

    private static final int DEMO_PARTITIONS = 2;
    private static final double DEMO_LINES_PER_SECOND = 200;

    @Option(
            names = "--batch",
            defaultValue = "2s",
            paramLabel = "DURATION",
            description = "trigger interval, and how often the table is asked (default: ${DEFAULT-VALUE})")
    private Duration batch;

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "what to ask the table means (sensor, readings, mean_temperature) after each batch"
                    + " (default: the sensors above 65 degrees)")
    private String sql = HOT;

    @Mixin
    private final Rows rows = new Rows(20);

    @Option(
            names = "--max-records",
            defaultValue = "100000",
            paramLabel = "N",
            description = "how many records a batch takes at most (default: ${DEFAULT-VALUE})")
    private int maxRecords;

    @Mixin
    private final KafkaSource source = new KafkaSource();

    @Mixin
    private CheckpointGuard guard;

    @Mixin
    private KeptLines kept;

    @Mixin
    private RunOptions run;

    private List<Long> shown = List.of();

    public static void main(String[] args) {
        Lab.run(new StructuredSensorMeans(), args);
    }

    @Override
    public Integer call() throws TimeoutException {
        LabConf conf = new LabConf("Lab 9: StructuredSensorMeans", run);
        conf.set("spark.sql.shuffle.partitions", "2");
        try (source) {
            source.open(DEMO_PARTITIONS);
            SensorFleet fleet = new SensorFleet(
                    FleetSettings.of(9).withHot(3).withMalformed(0.01).withWallClock());
            source.feed(() -> fleet.next().keyed(), DEMO_LINES_PER_SECOND);
            TopicWatch topic = source.watchQuery();
            String checkpoint = guard.dependsOn("--topic", source.topic())
                    .dependsOn("topic id", topic.begun().id())
                    .dependsOn("--bootstrap-servers", source.bootstrapServers())
                    .open(StructuredSensorMeans.class, conf, source.demo());
            String malformed = kept.open(source.demo(), guard.fresh(), guard.isRecoverable());

            SparkSession spark = StructuredRuns.session(conf);
            Dataset<Row> records = spark.readStream()
                    .format("kafka")
                    .option("kafka.bootstrap.servers", source.bootstrapServers())
                    .option("subscribe", source.topic())
                    .option("startingOffsets", "earliest")
                    .option("maxOffsetsPerTrigger", maxRecords)
                    .load();
            Dataset<Row> lines = parse(records);

            StreamingQuery means = means(lines)
                    .writeStream()
                    .outputMode("complete")
                    .format("memory")
                    .queryName("means")
                    .option("checkpointLocation", checkpoint + "/query-means")
                    .trigger(Trigger.ProcessingTime(batch.toMillis()))
                    .start();
            StreamingQuery rejected = malformed(lines)
                    .writeStream()
                    .outputMode("append")
                    .format("json")
                    .queryName("malformed")
                    .option("path", malformed)
                    .option("checkpointLocation", checkpoint + "/query-malformed")
                    .trigger(Trigger.ProcessingTime(batch.toMillis()))
                    .start();

            checkSql(spark);
            return StructuredRuns.run(spark, run, batch, () -> {
                topic.requireUnchanged();
                ask(spark, List.of(means, rejected));
            });
        } catch (UserError e) {
            UserError told = source.explainEnd(e);
            throw told == e ? guard.otherSchema(e).orElse(e) : told;
        }
    }

    /**
     * From Kafka's records to lines, read or not.
     *
     * @param records the columns of the Kafka source
     * @return the columns {@code topic}, {@code partition}, {@code offset}, {@code line}, {@code is_reading}; and for
     *     a reading {@code sensor} and {@code micro_degrees}, millionths of a degree
     */
    public static Dataset<Row> parse(Dataset<Row> records) {
        return records.withColumn("line", col("value").cast("string"))
                .withColumn("json", from_json(ltrim(col("line"), BYTE_ORDER_MARK), SCHEMA))
                .select(
                        col("topic"),
                        col("partition"),
                        col("offset"),
                        col("line"),
                        // Where a field is null, so is the comparison. Neither true nor false would be lost twice.
                        coalesce(expr(IS_READING).and(not(col("line").rlike(HALF_A_CHARACTER))), lit(false))
                                .as("is_reading"),
                        col("json.sensor"),
                        // Whole numbers: a sum of doubles depends on the order in which they are added.
                        // What no long can hold is null instead of the end of the query.
                        round(col("json.padrao.leitura.temperatura").multiply(MICROS))
                                .try_cast("long")
                                .as("micro_degrees"));
    }

    /**
     * The mean per sensor, since the first record of the topic.
     *
     * @param lines of {@link #parse}
     * @return the columns {@code sensor}, {@code readings} and {@code mean_temperature} (degrees)
     */
    public static Dataset<Row> means(Dataset<Row> lines) {
        return lines.where(col("is_reading"))
                .groupBy("sensor")
                .agg(
                        count(lit(1)).as("readings"),
                        sum("micro_degrees")
                                .divide(count(lit(1)))
                                .divide(MICROS)
                                .as("mean_temperature"));
    }

    /**
     * The lines that are no readings, with where they stand in Kafka.
     *
     * @param lines of {@link #parse}
     * @return the columns {@code topic}, {@code partition}, {@code offset} and {@code line}
     */
    public static Dataset<Row> malformed(Dataset<Row> lines) {
        return lines.where(not(col("is_reading"))).select("topic", "partition", "offset", "line");
    }

    /** Asks the table in memory, if there was a batch since the last time. */
    private void ask(SparkSession spark, List<StreamingQuery> queries) {
        List<Long> batches = queries.stream()
                .map(StreamingQuery::lastProgress)
                .map(progress -> progress == null ? -1L : progress.batchId())
                .toList();
        if (batches.equals(shown) || batches.contains(-1L)) {
            return;
        }
        shown = batches;
        Row all = spark.sql("select coalesce(sum(readings), 0), count(*) from means")
                .first();
        System.out.printf(
                "Batch %d: %d readings of %d sensors, %d malformed lines kept%n",
                batches.get(0), all.getLong(0), all.getLong(1), kept.read(spark).count());
        spark.sql(sql).show(rows.limit(), false);
    }

    private void checkSql(SparkSession spark) {
        try {
            spark.sql(sql);
        } catch (Exception e) {
            StructuredRuns.stop(spark);
            // Scala throws the checked AnalysisException without declaring it.
            throw UserError.usage("The query of --sql does not run: "
                    + e.getMessage().lines().findFirst().orElse("").replaceFirst("^\\[[A-Z_.0-9]+] ", ""));
        }
    }
}
