package labs.lab04;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.Streams;
import labs.support.Workspace;
import labs.support.checkpoint.CheckpointOptions;
import labs.support.options.BatchInterval;
import labs.support.options.Rows;
import labs.support.screen.MostFrequentFirst;
import labs.support.text.TextSource;
import org.apache.spark.api.java.Optional;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import scala.Tuple2;

/**
 * Counts words since the start, not batch by batch: {@code updateStateByKey} keeps one number for each word.
 *
 * <ol>
 *   <li>The state is an RDD of pairs (word, count so far). Each batch makes a new one from the old one and from what
 *       arrived.
 *   <li>The update function is called for <em>every</em> key of the state in every batch, also for those of which
 *       nothing arrived. The lab counts the calls.
 *   <li>The chain from each state to the one before would grow for ever. So every checkpoint interval the state itself
 *       is written to the checkpoint folder (data checkpointing) and the chain starts there. The lab tells when.
 * </ol>
 *
 * <p>Run it: {@code ./lab 4 --demo}, or {@code nc -lk 9999} in one terminal and {@code ./lab 4} in another. A batch
 * shows:
 *
 * <pre>
 * ==== 15:04:05.000  state: 96 keys in MEMORY_ONLY_SER
 *     update function: 96 calls: 14 for keys that arrived, 82 for others
 *     (the,41)  (boats,17)  (and,13)  (light,9)  (in,9)
 *     batch took 61 ms; checkpoint folder: metadata (2 files, 11.7 kB), data rdd-33 (3 files, 1.2 kB)
 * </pre>
 */
@Command(name = "RunningWordCount", description = "Counts words since the start, with updateStateByKey.")
public final class RunningWordCount implements Callable<Integer> {
    @Mixin
    private final BatchInterval batch = new BatchInterval("1s");

    @Option(
            names = "--checkpoint-interval",
            defaultValue = "5s",
            paramLabel = "DURATION",
            description = "how often the state is written to the checkpoint folder (default: ${DEFAULT-VALUE})")
    private Duration checkpointInterval;

    @Mixin
    private final Rows rows = new Rows(5);

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private CheckpointOptions checkpoint;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new RunningWordCount(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 4: RunningWordCount", run).needsReceivers(1);
        States.checkInterval(checkpointInterval, batch.time());
        try (source) {
            source.open(Workspace.data("harbour.txt"), 2);
            String folder = checkpoint.emptied(RunningWordCount.class, conf);

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            jssc.checkpoint(folder);
            JavaDStream<String> lines = jssc.socketTextStream(source.host(), source.port(), StorageLevel.MEMORY_ONLY());
            Calls calls = new Calls(jssc.ssc().sc());
            JavaPairDStream<String, Integer> counts = count(lines, counted(RunningWordCount::add, calls));
            counts.checkpoint(Streams.spark(checkpointInterval));

            show(counts, calls, rows.limit());
            jssc.addStreamingListener(
                    new CheckpointWatch(folder, jssc.sparkContext().hadoopConfiguration()));
            try (StreamRun end = StreamRun.of(jssc, run, source.watch())) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** From lines to how often each word has arrived since the start. */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> lines) {
        return count(lines, RunningWordCount::add);
    }

    /** As {@link #count(JavaDStream)}, with an update function around ours. */
    private static JavaPairDStream<String, Integer> count(
            JavaDStream<String> lines, Function2<List<Integer>, Optional<Integer>, Optional<Integer>> update) {
        return lines.flatMap(line -> Arrays.stream(line.split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .iterator())
                .mapToPair(word -> new Tuple2<>(word, 1))
                .updateStateByKey(update);
    }

    /**
     * The update function: the state of one key before a batch and what arrived in the batch become its state after it.
     *
     * @param arrived the values of the key in this batch, here a 1 for each time the word stands there; often none
     * @param before the state before, absent when the key is new
     * @return the state after; an absent one would remove the key
     */
    public static Optional<Integer> add(List<Integer> arrived, Optional<Integer> before) {
        int sum = before.orElse(0);
        for (int one : arrived) {
            sum += one;
        }
        return Optional.of(sum);
    }

    /** Shows, for each batch, how many keys the state has, what they cost, and the largest counts. */
    static void show(JavaPairDStream<String, Integer> counts, Calls calls, int rows) {
        counts.foreachRDD((rdd, time) -> {
            System.out.println(States.heading(time) + "  state: " + rdd.count() + " keys in "
                    + States.level(rdd.getStorageLevel()));
            System.out.println("    update function: " + calls.take());
            System.out.println("    " + States.line(rdd.takeOrdered(rows, new MostFrequentFirst())));
        });
    }

    private static Function2<List<Integer>, Optional<Integer>, Optional<Integer>> counted(
            Function2<List<Integer>, Optional<Integer>, Optional<Integer>> update, Calls calls) {
        return (arrived, before) -> {
            calls.count(!arrived.isEmpty());
            return update.call(arrived, before);
        };
    }
}
