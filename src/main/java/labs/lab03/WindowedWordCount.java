package labs.lab03;

import java.util.Arrays;
import java.util.concurrent.Callable;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.checkpoint.CheckpointOptions;
import labs.support.options.BatchInterval;
import labs.support.options.Rows;
import labs.support.options.WindowOptions;
import labs.support.options.WindowTimes;
import labs.support.text.TextSource;
import labs.support.time.DurationConverter;
import labs.support.time.Streams;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import scala.Tuple2;

/**
 * Counts the words of the last few batches, again and again: a window that slides over the stream.
 *
 * <ol>
 *   <li>The <em>window length</em> says how much each window covers, here three batches of two seconds.
 *   <li>The <em>sliding interval</em> says how often there is a window, here every two batches. Both are multiples of
 *       the batch interval.
 *   <li>The plain form reduces all batches of each window.
 *   <li>The inverse form goes from one window to the next: it adds the batches that came in and subtracts those that
 *       went out. It needs a checkpoint, and a filter for what is left at zero.
 * </ol>
 *
 * <p>Run it in two terminals: {@code nc -lk 9999} in the first, {@code ./lab 3} in the second; or in one:
 * {@code ./lab 3 --demo}. Every batch and every window says in clock time what it covers, so that you can add up the
 * batches of a window yourself:
 *
 * <pre>
 * batch   15:04:00 - 15:04:02  tide 2, boat 1
 * batch   15:04:02 - 15:04:04  boat 1
 *
 * window  15:03:58 - 15:04:04  3 batches, 2 words
 *   count  word
 *   -----  ----
 *       2  boat
 *       2  tide
 * </pre>
 */
@Command(
        name = "WindowedWordCount",
        description =
                "Counts the words of the last few batches, again and again: a window that slides over the stream.")
public final class WindowedWordCount implements Callable<Integer> {
    /** Spark writes a window to the checkpoint every ten seconds, or so; this is {@link Streams#LONGEST_LINEAGE} of them. */
    private static final java.time.Duration SHORTEST_INVERSE_SLIDE =
            java.time.Duration.ofSeconds(10).dividedBy(Streams.LONGEST_LINEAGE);

    @Mixin
    private final BatchInterval batch = new BatchInterval("2s");

    @Mixin
    private final WindowOptions windows = new WindowOptions("6s", "4s");

    @Option(names = "--inverse", description = "subtract what leaves the window instead of adding up the whole window")
    private boolean inverse;

    @Option(names = "--no-filter", description = "with --inverse: keep the words whose count went down to zero")
    private boolean noFilter;

    @Mixin
    private final Rows rows = new Rows(10);

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private CheckpointOptions checkpoint;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new WindowedWordCount(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        WindowTimes times = windows.times(batch.time());
        refuseWhatMakesNoSense(times);
        LabConf conf = new LabConf("Lab 3: WindowedWordCount", run).needsReceivers(1);
        String folder = inverse ? checkpoint.emptied(WindowedWordCount.class, conf) : null;
        try (source) {
            source.open(Workspace.data("harbour.txt"), 1);

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            if (inverse) {
                jssc.checkpoint(folder);
            }
            JavaDStream<String> lines = jssc.socketTextStream(source.host(), source.port(), StorageLevel.MEMORY_ONLY());
            printBatches(lines, times, rows.limit());
            printWindows(countWith(lines, times), times, rows.limit());
            try (StreamRun end = StreamRun.of(jssc, run, source.watch())) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    private JavaPairDStream<String, Integer> countWith(JavaDStream<String> lines, WindowTimes times) {
        Duration window = Streams.spark(times.window());
        Duration slide = Streams.spark(times.slide());
        if (!inverse) {
            return count(lines, window, slide);
        }
        return noFilter ? countInverseKeepingZeros(lines, window, slide) : countInverse(lines, window, slide);
    }

    /**
     * The plain form: from lines to how often each word occurs in the window. Each window adds up all its batches anew.
     *
     * @param window the window length, a multiple of the batch interval
     * @param slide the sliding interval, a multiple of the batch interval; if it is longer than the window, the batches
     *     between two windows are in none
     */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> lines, Duration window, Duration slide) {
        return ones(lines).reduceByKeyAndWindow(Integer::sum, window, slide);
    }

    /**
     * The inverse form: the last window, plus the batches that came in, minus those that went out. The same result as
     * {@link #count}, for less work the more two windows overlap. Needs a checkpoint folder.
     *
     * @param slide not longer than the window: else the counts are wrong, because a word that comes between two windows
     *     is added and never subtracted
     */
    public static JavaPairDStream<String, Integer> countInverse(
            JavaDStream<String> lines, Duration window, Duration slide) {
        int partitions = lines.context().sparkContext().defaultParallelism();
        return ones(lines)
                .reduceByKeyAndWindow(
                        Integer::sum,
                        WindowedWordCount::subtract,
                        window,
                        slide,
                        partitions,
                        WindowedWordCount::isInWindow);
    }

    /** As {@link #countInverse}, without the filter: a word that was there once is counted for ever, with zero. */
    public static JavaPairDStream<String, Integer> countInverseKeepingZeros(
            JavaDStream<String> lines, Duration window, Duration slide) {
        return ones(lines).reduceByKeyAndWindow(Integer::sum, WindowedWordCount::subtract, window, slide);
    }

    private static JavaPairDStream<String, Integer> ones(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(words(line)).iterator()).mapToPair(word -> new Tuple2<>(word, 1));
    }

    private static String[] words(String line) {
        String trimmed = line.strip();
        return trimmed.isEmpty() ? new String[0] : trimmed.split("\\s+");
    }

    private static Integer subtract(Integer count, Integer wentOut) {
        return count - wentOut;
    }

    private static Boolean isInWindow(Tuple2<String, Integer> count) {
        return count._2() > 0;
    }

    /** Output operation: one line for each batch, so that a window can be checked by hand. */
    public static void printBatches(JavaDStream<String> lines, WindowTimes times, int rows) {
        ones(lines).reduceByKey(Integer::sum).foreachRDD(new BatchPrinter(times, rows));
    }

    /** Output operation: a table for each window, under a heading that says which batches it covers. */
    public static void printWindows(JavaPairDStream<String, Integer> counts, WindowTimes times, int rows) {
        counts.foreachRDD(new WindowPrinter(times, rows));
    }

    private void refuseWhatMakesNoSense(WindowTimes times) {
        if (noFilter && !inverse) {
            throw UserError.usage("--no-filter is about the inverse form; type --inverse --no-filter, or neither.");
        }
        if (times.skipped() > 0 && inverse) {
            throw UserError.usage("The inverse form counts wrongly when the slide is longer than the window; type a"
                    + " --slide of at most the --window, or leave --inverse out.");
        }
        if (inverse && times.slide().compareTo(SHORTEST_INVERSE_SLIDE) < 0) {
            throw UserError.usage("With --inverse, each window is computed from the one before, and Spark writes one to"
                    + " a checkpoint only every ten seconds; with a --slide of "
                    + DurationConverter.format(times.slide())
                    + " that chain is too long for a task; type --slide "
                    + DurationConverter.format(SHORTEST_INVERSE_SLIDE) + " or more.");
        }
        if (times.skipped() > 0) {
            System.err.println("The slide is longer than the window: of every " + times.count(times.slide())
                    + " batches, " + times.skipped() + " will be in no window.");
        }
    }
}
