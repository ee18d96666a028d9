package labs.lab09;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.window;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StructuredRuns;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.options.Rows;
import labs.support.text.SocketWatch;
import labs.support.text.TextSource;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Counts the words that arrive on a TCP socket with Structured Streaming: labs 1, 3 and 4 again, as queries over a table
 * that grows.
 *
 * <ol>
 *   <li>The socket source is a table without end; each line that arrives is one more row.
 *   <li>The query is written as for any table: explode the lines into words, group, count.
 *   <li>At every trigger Spark runs it for the rows that are new and updates its result.
 *   <li>The output mode says what of the result goes to the sink: all of it, what has changed, or what is final.
 * </ol>
 *
 * <p>Run it in two terminals: {@code nc -lk 9999} in the first, {@code ./lab 9} in the second; or in one:
 * {@code ./lab 9 --demo}. Type {@code to be or not to be} into the first, and you see in the second:
 *
 * <pre>
 * -------------------------------------------
 * Batch: 1
 * -------------------------------------------
 * +----+-----+
 * |word|count|
 * +----+-----+
 * |be  |2    |
 * |to  |2    |
 * |not |1    |
 * |or  |1    |
 * +----+-----+
 * </pre>
 *
 * <p>With {@code --window 30s} it counts by event time. A line may then begin with the time at which it was "said":
 * {@code 12:00:05 to be}. A line without counts at the time of its arrival.
 */
@Command(
        name = "StructuredWordCount",
        description = "Counts the words that arrive on a TCP socket, with Structured Streaming.")
public final class StructuredWordCount implements Callable<Integer> {
    /** What of the result goes to the sink; named as Spark names them. */
    enum Mode {
        complete,
        update,
        append
    }

    @Option(
            names = "--batch",
            defaultValue = "1s",
            paramLabel = "DURATION",
            description = "trigger interval (default: ${DEFAULT-VALUE})")
    private Duration batch;

    @Option(
            names = "--mode",
            defaultValue = "complete",
            description = "output mode: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Mode mode;

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            description = "count by event time, in windows of this length (default: no windows)")
    private Duration window;

    @Option(
            names = "--slide",
            paramLabel = "DURATION",
            description = "how often a window begins (default: the window length)")
    private Duration slide;

    @Option(
            names = "--watermark",
            defaultValue = "10s",
            paramLabel = "DURATION",
            description = "how late a line may be to be counted in its window (default: ${DEFAULT-VALUE})")
    private Duration watermark;

    @Mixin
    private final Rows rows = new Rows(20);

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new StructuredWordCount(), args);
    }

    @Override
    public Integer call() throws TimeoutException {
        checkOptions();
        LabConf conf = new LabConf("Lab 9: StructuredWordCount", run);
        // A grouping makes this many tasks and state stores. 200, the default, is for clusters.
        conf.set("spark.sql.shuffle.partitions", "2");
        try (source) {
            source.open(Workspace.data("harbour.txt"), 4);

            SparkSession spark = StructuredRuns.session(conf);
            Dataset<Row> lines = spark.readStream()
                    .format("socket")
                    .option("host", source.host())
                    .option("port", source.port())
                    .option("includeTimestamp", true)
                    .load();
            Dataset<Row> counts = window == null ? count(lines) : countByWindow(lines, window, slide, watermark);
            StreamingQuery query = toConsole(counts).start();

            SocketWatch.start(query, source);
            return StructuredRuns.run(spark, run, batch, source::requireAnswer, source::unreachable);
        }
    }

    /**
     * How often each word has arrived since the start.
     *
     * @param lines a column {@code value}
     * @return the columns {@code word} and {@code count}
     */
    public static Dataset<Row> count(Dataset<Row> lines) {
        return words(lines).groupBy("word").count();
    }

    /**
     * How often each word was said in each window of event time. A word belongs to every window that its time lies in:
     * from the start of the window on, and before its end.
     *
     * @param lines the columns {@code value} and {@code timestamp}, the time of arrival
     * @param window window length
     * @param slide sliding interval; {@code null} for windows that do not overlap
     * @param watermark how far behind the newest event time a window must end to be final and forgotten
     * @return the columns {@code start}, {@code end}, {@code word} and {@code count}
     */
    public static Dataset<Row> countByWindow(Dataset<Row> lines, Duration window, Duration slide, Duration watermark) {
        return words(withEventTime(lines))
                .withWatermark("time", sql(watermark))
                .groupBy(window(col("time"), sql(window), sql(slide == null ? window : slide)), col("word"))
                .count()
                .select("window.start", "window.end", "word", "count");
    }

    /** One row for each word, the other columns of its line beside it. */
    private static Dataset<Row> words(Dataset<Row> lines) {
        return lines.withColumn("word", explode(split(col("value"), "\\s+")))
                .where(col("word").notEqual(""));
    }

    /** Takes the time of day, where a line begins with one, from the line to the column {@code time}. */
    private static Dataset<Row> withEventTime(Dataset<Row> lines) {
        String timeOfDay = "^(\\d\\d:\\d\\d:\\d\\d)(?:\\s|$)";
        Column day = date_format(col("timestamp"), "yyyy-MM-dd ");
        Column said = concat(day, regexp_extract(col("value"), timeOfDay, 1)).try_cast("timestamp");
        // What looks like a time and is none, such as 25:00:00, is null after try_cast; cast would end the query.
        return lines.withColumn("said", when(col("value").rlike(timeOfDay), said))
                .withColumn("time", coalesce(col("said"), col("timestamp")))
                .withColumn(
                        "value",
                        when(col("said").isNull(), col("value"))
                                .otherwise(regexp_replace(col("value"), timeOfDay, "")));
    }

    /** The sink. Only a result that is written as a whole, in complete mode, can be sorted. */
    private DataStreamWriter<Row> toConsole(Dataset<Row> counts) {
        Dataset<Row> shown = mode != Mode.complete
                ? counts
                : window == null
                        ? counts.orderBy(col("count").desc(), col("word"))
                        : counts.orderBy(col("start").desc(), col("count").desc(), col("word"));
        return shown.writeStream()
                .outputMode(mode.name())
                .format("console")
                .option("numRows", rows.limit())
                .option("truncate", false)
                .trigger(Trigger.ProcessingTime(batch.toMillis()));
    }

    private void checkOptions() {
        if (mode == Mode.append && window == null) {
            throw UserError.usage("Output mode append writes a row when it is final, and a count without a window never"
                    + " is; type --mode complete or --mode update, or add a --window such as --window 30s.");
        }
        if (slide != null && window == null) {
            throw UserError.usage("--slide needs a --window; type for example --window 30s --slide 10s.");
        }
        if (slide != null && slide.compareTo(window) > 0) {
            throw UserError.usage("--slide is longer than --window, so words would fall between the windows;"
                    + " type a --slide of at most the window length.");
        }
    }

    /** A duration as Spark SQL reads it. */
    private static String sql(Duration duration) {
        return duration.toMillis() + " milliseconds";
    }
}
