package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StructuredRuns;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * One method, run over a folder of files as a batch and over the same files arriving one after the other as a stream.
 *
 * <ol>
 *   <li>{@link #means} is the method: from a table of readings to the mean of each sensor in each window of event time.
 *       Nothing in it says whether the table is complete or still growing.
 *   <li>As a batch, {@code spark.read()} gives it all files at once.
 *   <li>As a stream, {@code spark.readStream()} gives it a folder into which the files come one by one. After each file
 *       the rows that are new or changed (output mode update) replace the older ones.
 *   <li>When the last file has come, both results must be the same, row by row.
 * </ol>
 *
 * <p>Run it: {@code ./lab 9 BatchAndStream}. The last line is {@code Batch and stream agree in all 20 rows.}
 *
 * <p>With {@code --watermark 30s} they no longer do: one of the files comes late, the stream has given up waiting for
 * it, and the batch never had to wait.
 */
@Command(
        name = "BatchAndStream",
        description = "Runs one method over files as a batch and over the same files arriving as a stream.")
public final class BatchAndStream implements Callable<Integer> {
    /** The fields that are used, where they stand in a line of JSON. All others are skipped. */
    static final String SCHEMA =
            "sensor STRING, data_evento TIMESTAMP, padrao STRUCT<leitura: STRUCT<temperatura: DOUBLE>>";

    private static final double MICROS = 1e6;

    /** What a row of the result is about. */
    record Key(Timestamp start, String sensor) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::start).thenComparing(Key::sensor).compare(this, other);
        }
    }

    /** What it says, temperatures in degrees. */
    record Mean(long readings, double mean) {}

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description = "folder of files with one reading a line (default: data/readings of the project)")
    private String folder;

    @Option(
            names = "--window",
            defaultValue = "2m",
            paramLabel = "DURATION",
            description = "window length, of event time (default: ${DEFAULT-VALUE})")
    private Duration window;

    @Option(
            names = "--watermark",
            paramLabel = "DURATION",
            description = "how late a reading may be for the stream (default: as late as it likes)")
    private Duration watermark;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new BatchAndStream(), args);
    }

    @Override
    public Integer call() throws IOException, TimeoutException {
        List<Path> files = files(folder == null ? Workspace.data("readings") : Workspace.callerFile(folder));
        LabConf conf = new LabConf("Lab 9: BatchAndStream", run);
        conf.set("spark.sql.shuffle.partitions", "2");
        conf.set("spark.sql.session.timeZone", "UTC");
        SparkSession spark = StructuredRuns.session(conf);
        try {
            Map<Key, Mean> batch = asBatch(spark, files);
            Map<Key, Mean> stream = asStream(spark, files);
            return compare(batch, stream);
        } finally {
            StructuredRuns.stop(spark);
        }
    }

    /**
     * The mean temperature of each sensor in each window.
     *
     * @param readings rows of {@link #SCHEMA}; one without sensor, time or a temperature that can be is left out
     * @param window window length; windows do not overlap
     * @param watermark how late a reading may be, {@code null} for no limit; without meaning for a batch
     * @return the columns {@code start}, {@code sensor}, {@code readings} and {@code mean} (degrees)
     */
    public static Dataset<Row> means(Dataset<Row> readings, Duration window, Duration watermark) {
        Dataset<Row> complete = complete(readings);
        Dataset<Row> bounded = watermark == null ? complete : complete.withWatermark("data_evento", sql(watermark));
        return bounded.groupBy(window(col("data_evento"), sql(window)), col("sensor"))
                // Whole numbers: a sum of doubles depends on their order, which a stream does not share with a batch.
                .agg(
                        count(lit(1)).as("readings"),
                        sum(round(col("padrao.leitura.temperatura").multiply(MICROS))
                                        .cast("long"))
                                .as("micros"))
                .select(
                        col("window.start").as("start"),
                        col("sensor"),
                        col("readings"),
                        col("micros").divide(col("readings")).divide(MICROS).as("mean"));
    }

    private Map<Key, Mean> asBatch(SparkSession spark, List<Path> files) {
        String[] paths = files.stream().map(Workspace::forSparkToRead).toArray(String[]::new);
        Dataset<Row> readings = spark.read().schema(SCHEMA).json(paths);
        long lines = spark.read().textFile(paths).count();
        long complete = complete(readings).count();
        if (complete == 0) {
            throw UserError.failure("The schema does not fit: none of the " + lines + " lines in "
                    + Workspace.display(files.get(0).getParent())
                    + " is a reading with sensor, data_evento and padrao.leitura.temperatura;"
                    + " name a folder with readings, such as data/readings.");
        }
        Map<Key, Mean> result = collect(means(readings, window, watermark));
        System.out.println("Batch:  " + files.size() + " files at once, " + complete + " readings, "
                + (lines - complete) + " malformed lines, " + result.size() + " rows");
        return result;
    }

    private Map<Key, Mean> asStream(SparkSession spark, List<Path> files) throws IOException, TimeoutException {
        Path arriving = Files.createTempDirectory("lab09-arriving");
        Path landing = Files.createTempDirectory("lab09-landing");
        try {
            Map<Key, Mean> result = new TreeMap<>();
            Dataset<Row> readings = spark.readStream().schema(SCHEMA).json(Workspace.forSpark(arriving));
            StreamingQuery query = means(readings, window, watermark)
                    .writeStream()
                    .outputMode("update")
                    .foreachBatch((Dataset<Row> changed, Long id) -> replace(result, changed))
                    .start();
            Instant end = run.runFor().map(Instant.now()::plus).orElse(Instant.MAX);
            for (Path file : files) {
                if (Instant.now().isAfter(end)) {
                    throw UserError.failure("The time of --for was over before " + file.getFileName()
                            + " had arrived; give it more, or leave --for out.");
                }
                // Written elsewhere and moved: the source must never see half a file.
                Path copy = Files.copy(file, landing.resolve(file.getFileName()));
                Files.move(copy, arriving.resolve(file.getFileName()));
                query.processAllAvailable();
                System.out.println("Stream: " + file.getFileName() + " has arrived, " + result.size() + " rows so far");
            }
            query.stop();
            return result;
        } finally {
            FileUtils.deleteDirectory(arriving.toFile());
            FileUtils.deleteDirectory(landing.toFile());
        }
    }

    /** Prints both results side by side. */
    private static int compare(Map<Key, Mean> batch, Map<Key, Mean> stream) {
        ConsoleTable table =
                new ConsoleTable("window", "sensor", "batch n", "batch mean", "stream n", "stream mean", "");
        int different = 0;
        TreeSet<Key> keys = new TreeSet<>(batch.keySet());
        keys.addAll(stream.keySet());
        for (Key key : keys) {
            Mean left = batch.get(key);
            Mean right = stream.get(key);
            boolean same = left != null && left.equals(right);
            different += same ? 0 : 1;
            table.row(
                    key.start().toInstant().atOffset(ZoneOffset.UTC).toLocalTime(),
                    key.sensor(),
                    left == null ? null : left.readings(),
                    left == null ? null : left.mean(),
                    right == null ? null : right.readings(),
                    right == null ? null : right.mean(),
                    same ? null : "different");
        }
        System.out.print("\n" + table + "\n");
        System.out.println(
                different == 0
                        ? "Batch and stream agree in all " + keys.size() + " rows."
                        : "Batch and stream differ in " + different + " of " + keys.size() + " rows.");
        return different == 0 ? 0 : 1;
    }

    private static Dataset<Row> complete(Dataset<Row> readings) {
        return readings.where(
                "sensor is not null and data_evento is not null and padrao.leitura.temperatura between -273.15 and 10000");
    }

    private static void replace(Map<Key, Mean> result, Dataset<Row> changed) {
        result.putAll(collect(changed));
    }

    static Map<Key, Mean> collect(Dataset<Row> means) {
        Map<Key, Mean> result = new TreeMap<>();
        for (Row row : means.collectAsList()) {
            result.put(new Key(row.getTimestamp(0), row.getString(1)), new Mean(row.getLong(2), row.getDouble(3)));
        }
        return result;
    }

    /** The files of the folder in the order of their names. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw UserError.failure((Files.exists(folder) ? "This is a file, not a folder: " : "There is no folder ")
                    + Workspace.display(folder)
                    + "; name one with readings, such as data/readings.");
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> files = children.filter(Files::isRegularFile)
                    // Spark takes these for hidden.
                    .filter(file -> !file.getFileName().toString().matches("[._].*"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw UserError.failure("There is no file in the folder " + Workspace.display(folder)
                        + "; name one with readings, such as data/readings.");
            }
            return files;
        }
    }

    private static String sql(Duration duration) {
        return duration.toMillis() + " milliseconds";
    }
}
