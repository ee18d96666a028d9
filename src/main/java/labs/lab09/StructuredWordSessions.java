package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StructuredRuns;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.checkpoint.CheckpointGuard;
import labs.support.checkpoint.StoppedQueries;
import labs.support.options.Rows;
import labs.support.screen.ConsoleTable;
import labs.support.text.SocketWatch;
import labs.support.text.TextSource;
import labs.support.time.BatchClock;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.Trigger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Follows each word through its sessions with {@code transformWithState}: lab 4's {@code WordSessions} again, as a query.
 *
 * <ol>
 *   <li>The words are grouped by themselves; {@link SessionProcessor} is called for each word that has arrived.
 *   <li>It keeps two variables for each word, and a timer: when the timer is over, it is called again and the session
 *       ends, in the next batch and not, as in lab 4, when the state is written the next time.
 *   <li>State and timers are in a RocksDB of each task, and in the checkpoint: killed and started again, the query goes on
 *       with its open sessions. {@code ./lab 9 StateReader} shows them when it has stopped.
 * </ol>
 *
 * <p>Run it: {@code ./lab 9 StructuredWordSessions --demo}, or {@code nc -lk 9999} in one terminal and {@code ./lab 9
 * StructuredWordSessions} in another. A socket cannot be read again, so nothing goes on after such a run; with
 * {@code --files FOLDER} it does. A batch in which sessions have ended shows:
 *
 * <pre>
 * ==== Batch 20: 2 sessions ended
 *     word     times  first         last          noticed       earlier
 *     -------  -----  ------------  ------------  ------------  -------
 *     counted      3  15:04:02.401  15:04:10.001  15:04:21.001        0
 *     twice        2  15:04:02.401  15:04:10.001  15:04:21.001        1
 * </pre>
 */
@Command(
        name = "StructuredWordSessions",
        description = "Follows each word through sessions that a silence ends, with transformWithState.")
public final class StructuredWordSessions implements Callable<Integer> {
    /** How the state is kept; the settings go into the checkpoint with it. */
    public static final Map<String, String> STATE_STORE = Map.of(
            // The one store that transformWithState works with.
            "spark.sql.streaming.stateStore.providerClass",
            "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider",
            // Values are written with their schema, so that a later version of the code may add a field.
            "spark.sql.streaming.stateStore.encodingFormat",
            "avro");

    @Option(
            names = "--batch",
            defaultValue = "1s",
            paramLabel = "DURATION",
            description = "trigger interval (default: ${DEFAULT-VALUE})")
    private Duration batch;

    @Option(
            names = "--timeout",
            defaultValue = "10s",
            paramLabel = "DURATION",
            description = "a longer silence ends a session (default: ${DEFAULT-VALUE})")
    private Duration timeout;

    @Option(
            names = "--remember",
            defaultValue = "1m",
            paramLabel = "DURATION",
            description =
                    "how long the number of earlier sessions is kept after the last one (default: ${DEFAULT-VALUE})")
    private Duration remember;

    @Option(
            names = "--files",
            paramLabel = "FOLDER",
            description = "read the files that come into this folder, not a socket; they can be read again")
    private String files;

    @Option(
            names = "--initial",
            paramLabel = "FOLDER",
            description = "begin with the open sessions in the checkpoint of a stopped query of this lab")
    private String initial;

    @Mixin
    private final Rows rows = new Rows(5);

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private CheckpointGuard guard;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new StructuredWordSessions(), args);
    }

    @Override
    public Integer call() throws TimeoutException {
        LabConf conf = new LabConf("Lab 9: StructuredWordSessions", run);
        conf.set("spark.sql.shuffle.partitions", "2");
        STATE_STORE.forEach(conf::set);
        try (source) {
            boolean replayable = files != null;
            Path folder = replayable ? textFolder() : null;
            if (!replayable) {
                source.open(Workspace.data("harbour.txt"), 2);
            }
            List<Path> before = initial == null ? List.of() : StoppedQueries.in(Workspace.callerFile(initial));
            String checkpoint = guard.dependsOn("--files", String.valueOf(folder))
                    .dependsOn("--initial", initial == null ? "none" : initial)
                    .open(StructuredWordSessions.class, conf, !replayable);

            SparkSession spark = StructuredRuns.session(conf);
            Dataset<Row> lines = replayable
                    ? spark.readStream().format("text").load(Workspace.forSparkToRead(folder))
                    : spark.readStream()
                            .format("socket")
                            .option("host", source.host())
                            .option("port", source.port())
                            .load();
            Dataset<Row> ended = before.isEmpty()
                    ? sessions(lines, timeout, remember)
                    : sessions(lines, timeout, remember, openSessions(spark, Workspace.forSpark(before.get(0))));
            StreamingQuery query = ended.writeStream()
                    .outputMode("append")
                    .foreachBatch((Dataset<Row> sessions, Long id) -> show(id, sessions.collectAsList(), rows.limit()))
                    .option("checkpointLocation", checkpoint)
                    .trigger(Trigger.ProcessingTime(batch.toMillis()))
                    .start();
            if (!replayable) {
                SocketWatch.start(query, source);
            }
            return StructuredRuns.run(
                    spark,
                    run,
                    batch,
                    replayable ? () -> {} : source::requireAnswer,
                    failure -> guard.otherSchema(failure).or(() -> source.unreachable(failure)));
        }
    }

    /**
     * From lines to the sessions that have ended, each in the batch in which its end was noticed.
     *
     * @param lines a column {@code value}
     * @param timeout a longer silence ends a session
     * @param remember how long a word's number of earlier sessions is kept
     * @return the columns {@code word}, {@code times}, {@code first}, {@code last}, {@code noticed} (times of batches)
     *     and {@code earlier}
     */
    public static Dataset<Row> sessions(Dataset<Row> lines, Duration timeout, Duration remember) {
        return byWord(lines)
                .transformWithState(
                        new SessionProcessor(timeout, remember),
                        TimeMode.ProcessingTime(),
                        OutputMode.Append(),
                        Encoders.row(SessionProcessor.ENDED));
    }

    /**
     * As {@link #sessions(Dataset, Duration, Duration)}, with sessions that are open before the first line arrives.
     *
     * @param open the columns {@code word}, {@code times}, {@code first} and {@code last}
     */
    static Dataset<Row> sessions(Dataset<Row> lines, Duration timeout, Duration remember, Dataset<Row> open) {
        KeyValueGroupedDataset<String, Row> state = open.groupByKey(
                        (MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
                .mapValues(
                        (MapFunction<Row, Row>) row -> RowFactory.create(row.get(1), row.get(2), row.get(3)),
                        Encoders.row(SessionProcessor.SESSION));
        return byWord(lines)
                .transformWithState(
                        new SessionProcessor(timeout, remember),
                        TimeMode.ProcessingTime(),
                        OutputMode.Append(),
                        state,
                        Encoders.row(SessionProcessor.ENDED),
                        Encoders.row(SessionProcessor.SESSION));
    }

    private static KeyValueGroupedDataset<String, String> byWord(Dataset<Row> lines) {
        return lines.select(explode(split(col("value"), "\\s+")).as("word"))
                .where(col("word").notEqual(""))
                .as(Encoders.STRING())
                .groupByKey((MapFunction<String, String>) word -> word, Encoders.STRING());
    }

    /** What a checkpoint says of sessions, as a table like any other. */
    private Dataset<Row> openSessions(SparkSession spark, String checkpoint) {
        if (StateReader.stores(spark, checkpoint)
                .where(col("stateName").equalTo("session"))
                .isEmpty()) {
            throw UserError.failure("The query in " + initial + " has no sessions in its state; name with --initial the"
                    + " checkpoint folder of a StructuredWordSessions that has stopped.");
        }
        return spark.read()
                .format("statestore")
                .option("stateVarName", "session")
                .load(checkpoint)
                .select("key.value", "value.times", "value.first", "value.last");
    }

    /** Shows the sessions that have ended, of a batch that has some. */
    private static void show(long id, List<Row> ended, int rows) {
        if (ended.isEmpty()) {
            return;
        }
        System.out.println("\n==== Batch " + id + ": " + ended.size()
                + (ended.size() == 1 ? " session ended" : " sessions ended"));
        ConsoleTable table = new ConsoleTable("word", "times", "first", "last", "noticed", "earlier");
        ended.stream()
                .limit(rows)
                .forEach(row ->
                        table.row(row.get(0), row.get(1), clock(row, 2), clock(row, 3), clock(row, 4), row.get(5)));
        System.out.print(table.toString().indent(4));
        if (ended.size() > rows) {
            System.out.println("    and " + (ended.size() - rows) + " more");
        }
    }

    private static String clock(Row row, int column) {
        return BatchClock.MILLIS.at(row.getTimestamp(column).getTime());
    }

    private Path textFolder() {
        Path folder = Workspace.callerFile(files);
        if (source.demo()) {
            throw UserError.usage("--files and --demo are two sources; type only one of them.");
        }
        if (!Files.isDirectory(folder)) {
            throw UserError.failure((Files.exists(folder) ? "This is a file, not a folder: " : "There is no folder ")
                    + Workspace.display(folder) + "; make one for the files with --files.");
        }
        return folder;
    }
}
