package labs.lab05;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.Workspace;
import labs.support.checkpoint.CheckpointGuard;
import labs.support.options.BatchInterval;
import labs.support.options.StorageLevelConverter;
import labs.support.screen.MostFrequentFirst;
import labs.support.text.TextSource;
import labs.support.time.Streams;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import scala.Tuple2;

/**
 * Counts words for as long as the text lasts, and goes on counting after its driver was killed.
 *
 * <ol>
 *   <li>{@code getOrCreate} looks into the checkpoint folder. If there is no checkpoint, it calls the factory, which
 *       wires the whole stream. If there is one, the stream comes out of it, and the factory is <em>not</em> called.
 *   <li>The metadata checkpoint holds the wiring and the batches that are not yet complete; the data checkpoint holds the
 *       state, here every batch.
 *   <li>With {@code --wal} Spark writes what the receiver stores to a log before anything else happens to it, and the
 *       receiver is one that tells the source what is in there.
 * </ol>
 *
 * <p>Run it in three terminals: {@code ./lab feed data/logbook.txt --rate 50}, then {@code ./lab 5 --wal}, then, in the
 * third, the {@code kill -9} command that it prints. Type {@code ./lab 5 --wal} again, and when the text is over
 * {@code ./lab 5 --compare data/logbook.txt}. You see one line a batch, and after the restart:
 *
 * <pre>
 * 12:00:07  2,315 words so far: the 214, and 90, comes 61
 * </pre>
 */
@Command(
        name = "RecoverableWordCount",
        description = "Counts words for as long as the text lasts, and goes on after its driver was killed.")
public final class RecoverableWordCount implements Callable<Integer> {
    @Mixin
    private final BatchInterval batch = new BatchInterval("1s");

    @Option(names = "--wal", description = "write what is received to a log before it is counted (write-ahead log)")
    private boolean wal;

    @Option(
            names = "--storage",
            paramLabel = "LEVEL",
            converter = StorageLevelConverter.class,
            description = "where received lines are until they are counted, such as MEMORY_AND_DISK_2: on two executors"
                    + " (default: MEMORY_ONLY; with --wal MEMORY_AND_DISK_SER)")
    private String storage;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "start no stream: compare the counts of the last run with the words of this file")
    private String compare;

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private CheckpointGuard guard;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new RecoverableWordCount(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Path counts =
                Workspace.work().resolve(source.demo() ? "demo/lab05" : "lab05").resolve("counts.tsv");
        if (compare != null) {
            return new Comparison(counts, Workspace.callerFile(compare)).print();
        }
        LabConf conf = new LabConf("Lab 5: RecoverableWordCount", run).needsReceivers(1);
        conf.set("spark.streaming.receiver.writeAheadLog.enable", String.valueOf(wal));
        String level = storage != null ? storage : wal ? "MEMORY_AND_DISK_SER" : "MEMORY_ONLY";
        guard.dependsOn("--batch", batch.time()).dependsOn("--wal", wal).dependsOn("--storage", level);
        guard.dependsOn("--host", source.host()).dependsOn("--port", source.port());
        String folder = guard.open(RecoverableWordCount.class, conf, source.demo());
        if (!guard.isRecoverable()) {
            CountsFile.forget(counts);
        }
        try (source) {
            source.open(Workspace.data("logbook.txt"), 50);

            // Before getOrCreate: a context that it made by itself would not know our configuration.
            JavaSparkContext spark = new JavaSparkContext(conf);
            JavaStreamingContext jssc = guard.reading(() -> JavaStreamingContext.getOrCreate(
                    folder,
                    () -> create(spark, folder, batch.time(), source.host(), source.port(), wal, level, counts),
                    spark.hadoopConfiguration()));
            Recovery.announce(jssc, source.demo());
            try (StreamRun end = StreamRun.of(jssc, run, source.watch())) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** Wires the whole stream. Everything that is to be there after a recovery must be wired here, and nowhere else. */
    private static JavaStreamingContext create(
            JavaSparkContext spark,
            String folder,
            Duration batch,
            String host,
            int port,
            boolean wal,
            String storage,
            Path file) {
        JavaStreamingContext jssc = new JavaStreamingContext(spark, Streams.spark(batch));
        jssc.checkpoint(folder);
        StorageLevel level = StorageLevel.fromString(storage);
        JavaDStream<String> lines = wal
                ? jssc.receiverStream(new ReliableReceiver(host, port, level))
                : jssc.socketTextStream(host, port, level);
        JavaPairDStream<String, Integer> counts = count(lines, batch);
        print(counts);
        save(counts, file);
        return jssc;
    }

    /**
     * From lines to how often each word has come so far.
     *
     * @param checkpoint how often the state is written to the checkpoint folder: a multiple of the batch interval. What
     *     was counted since then is counted again at a recovery, if its lines are still there.
     */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> lines, Duration checkpoint) {
        JavaPairDStream<String, Integer> counts = lines.flatMap(
                        line -> words(line).iterator())
                .mapToPair(word -> new Tuple2<>(word, 1))
                .updateStateByKey(RecoverableWordCount::add);
        counts.checkpoint(Streams.spark(checkpoint));
        return counts;
    }

    /** Prints one line a batch: the batch's time, the sum of all counts, and the three words that came most often. */
    public static void print(JavaPairDStream<String, Integer> counts) {
        counts.foreachRDD(RecoverableWordCount::printBatch);
    }

    /**
     * Leaves the counts in a file of this machine. Each batch replaces the file as a whole, so a batch that is run again
     * changes nothing: unlike printing, this output is idempotent.
     */
    public static void save(JavaPairDStream<String, Integer> counts, Path file) {
        String name = file.toString();
        counts.foreachRDD(rdd -> CountsFile.write(Path.of(name), rdd.collectAsMap()));
    }

    /** The words of a line: what stands between spaces. */
    static List<String> words(String line) {
        String trimmed = line.strip();
        return trimmed.isEmpty() ? List.of() : Arrays.asList(trimmed.split("\\s+"));
    }

    private static Optional<Integer> add(List<Integer> ones, Optional<Integer> before) {
        return Optional.of(before.orElse(0) + ones.size());
    }

    private static void printBatch(JavaPairRDD<String, Integer> counts, Time time) {
        List<Tuple2<String, Integer>> most = counts.takeOrdered(3, new MostFrequentFirst());
        long sum = counts.values().fold(0, Integer::sum);
        StringBuilder words = new StringBuilder();
        most.forEach(count -> words.append(words.isEmpty() ? ": " : ", ").append(count._1() + " " + count._2()));
        System.out.printf("%s  %,d words so far%s%n", Recovery.clock(time.milliseconds()), sum, words);
    }
}
