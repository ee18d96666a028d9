package labs.lab02;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.options.BatchInterval;
import labs.support.options.PositiveIntConverter;
import labs.support.options.Rows;
import labs.support.text.TextSource;
import labs.support.time.UtcText;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.util.CollectionAccumulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import scala.Tuple2;

/**
 * The catalogue of output operations: what leaves Spark, and how.
 *
 * <ol>
 *   <li>print: the first elements of each batch, for a person to look at.
 *   <li>saveAsTextFiles: a folder for each batch, with a file for each partition.
 *   <li>foreachRDD with foreachPartition: anything else. Here rows go to an embedded database, SQLite, through JDBC, by
 *       one connection for each partition, which the task opens where it runs.
 *   <li>foreachRDD with a DataFrame: the batch as a table that SQL can ask. RDDs to process, DataFrames to explore.
 * </ol>
 *
 * <p>Run it: {@code ./lab 2 WordsToTable --demo}. Look at what was stored, when it has stopped: {@code ./lab 2
 * WordsToTable --demo --report}. A batch stores like this:
 *
 * <pre>
 * -- foreachPartition   rows into SQLite, one connection for each partition
 *     partition 0: connection 6 stored 9 words
 *     partition 1: connection 4 stored 12 words
 *     partition 2: connection 5 stored 7 words
 *     the table words has now 61 rows of 3 batches
 * </pre>
 */
@Command(
        name = "WordsToTable",
        description = "Writes the word counts of each batch to the screen, text files and a database.")
public final class WordsToTable implements Callable<Integer> {
    /** What each batch is asked when nothing else is typed. */
    static final String LETTERS =
            "SELECT length(word) AS letters, sum(times) AS times FROM words GROUP BY letters ORDER BY letters";

    @Mixin
    private final BatchInterval batch = new BatchInterval("5s");

    @Mixin
    private final Rows rows = new Rows(5);

    @Option(
            names = "--partitions",
            defaultValue = "3",
            paramLabel = "N",
            converter = PositiveIntConverter.class,
            description = "partitions of the counts, so files and connections for each batch"
                    + " (default: ${DEFAULT-VALUE})")
    private int partitions;

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "a question to the table words: of each batch, or with --report of all that is stored")
    private String sql;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "where files and database go (default: work/lab02, with --demo work/demo/lab02)")
    private String output;

    @Option(names = "--fresh", description = "remove the stored files and the database first")
    private boolean fresh;

    @Option(names = "--report", description = "show the table that earlier runs have stored; then end")
    private boolean report;

    /** The same under its old name, for this version. */
    @Option(names = "--show", hidden = true)
    private boolean show;

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new WordsToTable(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        WordStore store = new WordStore(folder());
        if (report || show) {
            System.out.print(store.answer(sql == null ? WordStore.TOTALS : sql, rows.limit()));
            return 0;
        }
        LabConf conf = new LabConf("Lab 2: WordsToTable", run).needsReceivers(1);
        // Two hundred tasks, which is Spark SQL's default, are many for a few words.
        conf.set("spark.sql.shuffle.partitions", String.valueOf(partitions));
        try (source;
                WordStore opened = store.open(fresh || (source.demo() && output == null))) {
            source.open(Workspace.data("harbour.txt"), 1);

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            String question = checked(jssc.sparkContext(), sql == null ? LETTERS : sql);
            JavaDStream<String> lines = jssc.socketTextStream(source.host(), source.port(), StorageLevel.MEMORY_ONLY());
            // Four output operations read it. Without cache each would read again what the shuffle has written.
            JavaPairDStream<String, Integer> counts = count(lines, partitions).cache();

            HeadingPrinter.batch(lines);
            HeadingPrinter.heading("print", "the first rows, by Spark itself", counts);
            counts.print(rows.limit());
            saveText(counts, store.textPrefix());
            HeadingPrinter.heading("saveAsTextFiles", "a folder for each batch, a file for each partition", counts);
            counts.foreachRDD((rdd, time) -> store.printTextFiles(time.milliseconds()));
            store(counts, store.url());
            counts.foreachRDD(rdd -> System.out.println("    " + opened.summary()));
            explore(counts, question, rows.limit());
            try (StreamRun end = StreamRun.of(jssc, run, source.watch())) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** From lines to how often each word occurs in the batch, in that many partitions. */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> lines, int partitions) {
        return StreamOperations.words(lines)
                .mapToPair(word -> new Tuple2<>(word, 1))
                .reduceByKey(Integer::sum, partitions);
    }

    /**
     * saveAsTextFiles: writes each batch to the folder {@code PREFIX-TIME.txt}, each partition to a file
     * {@code part-00000} and so on in it. An empty batch writes empty files.
     *
     * @param prefix path of the folders up to the hyphen before the batch's time
     */
    public static void saveText(JavaPairDStream<String, Integer> counts, String prefix) {
        // The Java API leaves this operation out; the Scala DStream below it has it.
        counts.dstream().saveAsTextFiles(prefix, "txt");
    }

    /**
     * foreachRDD and foreachPartition: stores each word of a batch as one row. This method and the function given to
     * foreachRDD run on the driver; the function given to foreachPartition runs in a task, which may be on another
     * machine.
     *
     * @param url the JDBC URL of a database that has the table {@code words}
     */
    public static void store(JavaPairDStream<String, Integer> counts, String url) {
        counts.foreachRDD((rdd, time) -> {
            Instant batch = Instant.ofEpochMilli(time.milliseconds());
            CollectionAccumulator<Tuple2<Integer, String>> reports =
                    rdd.context().collectionAccumulator("stored");
            rdd.foreachPartition(words -> reports.add(storePartition(words, batch, url)));

            HeadingPrinter.heading("foreachPartition", "rows into SQLite, one connection for each partition");
            reports.value().stream()
                    .sorted(Comparator.comparing(Tuple2::_1))
                    .forEach(report -> System.out.println("    partition " + report._1() + ": " + report._2()));
        });
    }

    /**
     * Stores the words of one partition by one connection in one transaction. The key of a row is batch and word, so
     * that a batch which runs twice (and after a failure it may) is stored once.
     */
    private static Tuple2<Integer, String> storePartition(
            Iterator<Tuple2<String, Integer>> words, Instant batch, String url) throws SQLException {
        int partition = TaskContext.getPartitionId();
        if (!words.hasNext()) {
            return new Tuple2<>(partition, "no words, no connection");
        }
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement upsert =
                        connection.prepareStatement("INSERT INTO words (batch, word, times) VALUES (?, ?, ?)"
                                + " ON CONFLICT (batch, word) DO UPDATE SET times = excluded.times")) {
            connection.setAutoCommit(false);
            int rows = 0;
            while (words.hasNext()) {
                Tuple2<String, Integer> word = words.next();
                upsert.setString(1, UtcText.of(batch));
                upsert.setString(2, word._1());
                upsert.setInt(3, word._2());
                upsert.addBatch();
                rows++;
            }
            upsert.executeBatch();
            connection.commit();
            return new Tuple2<>(
                    partition,
                    "connection " + WordStore.number(connection) + " stored " + rows
                            + (rows == 1 ? " word" : " words"));
        }
    }

    /** A DataFrame in foreachRDD: asks each batch a question in SQL, where the batch is the table {@code words}. */
    public static void explore(JavaPairDStream<String, Integer> counts, String question, int rows) {
        counts.foreachRDD(rdd -> {
            HeadingPrinter.heading("DataFrame + SQL", "the batch as a table");
            System.out.println("    " + question);
            answer(rdd, question).show(rows, false);
        });
    }

    /**
     * The answer to a question about the counts of one batch.
     *
     * @param question SQL that reads the view {@code words} with the columns {@code word} and {@code times}
     */
    public static Dataset<Row> answer(JavaPairRDD<String, Integer> counts, String question) {
        SparkSession spark =
                SparkSession.builder().config(counts.context().getConf()).getOrCreate();
        spark.createDataset(counts.rdd(), Encoders.tuple(Encoders.STRING(), Encoders.INT()))
                .toDF("word", "times")
                .createOrReplaceTempView("words");
        return spark.sql(question);
    }

    /** The question itself, after a look whether Spark SQL understands it. */
    private static String checked(JavaSparkContext spark, String question) {
        try {
            answer(spark.<String, Integer>parallelizePairs(List.of()), question);
            return question;
        } catch (Exception e) { // AnalysisException is a checked one that Spark's methods do not declare.
            String why = e.getMessage()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("no reason given.");
            throw UserError.usage(
                    "Spark SQL does not understand --sql: " + why.strip() + " - the table is words(word, times).");
        }
    }

    private Path folder() {
        if (output != null) {
            return Workspace.callerFile(output);
        }
        return Workspace.work().resolve(source.demo() ? "demo/lab02" : "lab02");
    }
}
