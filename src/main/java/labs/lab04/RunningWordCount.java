package labs.lab04;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import labs.support.CheckpointOptions;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.PositiveInt;
import labs.support.RunOptions;
import labs.support.Streams;
import labs.support.TextSource;
import labs.support.Workspace;
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
 * ==== 15:04:05.000  state: 96 keys
 *     update function: 96 calls: 14 for keys that arrived, 82 for others
 *     (the,41)  (boats,17)  (and,13)  (light,9)  (in,9)
 *     batch took 61 ms; checkpoint folder: metadata (2 files, 11.7 kB), data rdd-33 (3 files, 1.2 kB)
 * </pre>
 */
@Command(name = "RunningWordCount", description = "Counts words since the start, with updateStateByKey.")
public final class RunningWordCount implements Callable<Integer> {
    @Option(
            names = "--batch",
            defaultValue = "1s",
            paramLabel = "DURATION",
            description = "batch interval (default: ${DEFAULT-VALUE})")
    private Duration batch;

    @Option(
            names = "--checkpoint-interval",
            defaultValue = "5s",
            paramLabel = "DURATION",
            description = "how often the state is written to the checkpoint folder (default: ${DEFAULT-VALUE})")
    private Duration checkpointInterval;

    @Option(
            names = "--rows",
            defaultValue = "5",
            paramLabel = "N",
            converter = PositiveInt.class,
            description = "how many of the most frequent words to show (default: ${DEFAULT-VALUE})")
    private int rows;

    @Mixin
    private TextSource source;

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
        States.checkInterval(checkpointInterval, batch);
        try (TextSource text = source) {
            text.open(Workspace.data("harbour.txt"), 2);
            String folder = checkpoint.startEmpty(RunningWordCount.class, conf);

            JavaStreamingContext jssc = new JavaStreamingContext(conf, Streams.spark(batch));
            jssc.checkpoint(folder);
            JavaDStream<String> lines = jssc.socketTextStream(text.host(), text.port(), StorageLevel.MEMORY_ONLY());
            Calls calls = new Calls(jssc.ssc().sc());
            JavaPairDStream<String, Integer> counts = count(lines, counted(RunningWordCount::add, calls));
            counts.checkpoint(Streams.spark(checkpointInterval));

            show(counts, calls, rows);
            jssc.addStreamingListener(
                    new CheckpointWatch(folder, jssc.sparkContext().hadoopConfiguration()));
            return Streams.run(jssc, run, () -> {
                jssc.start();
                jssc.awaitTermination();
            });
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
            System.out.println(States.heading(time) + "  state: " + rdd.count() + " keys");
            System.out.println("    update function: " + calls.take());
            System.out.println("    " + States.line(rdd.top(rows, ByCount.FIRST)));
        });
    }

    private static Function2<List<Integer>, Optional<Integer>, Optional<Integer>> counted(
            Function2<List<Integer>, Optional<Integer>, Optional<Integer>> update, Calls calls) {
        return (arrived, before) -> {
            calls.count(!arrived.isEmpty());
            return update.call(arrived, before);
        };
    }

    /** The larger count is the larger pair; of equal ones, the word that is later in the alphabet is smaller. */
    private enum ByCount implements java.util.Comparator<Tuple2<String, Integer>> {
        FIRST;

        @Override
        public int compare(Tuple2<String, Integer> a, Tuple2<String, Integer> b) {
            int counts = a._2().compareTo(b._2());
            return counts != 0 ? counts : b._1().compareTo(a._1());
        }
    }
}
