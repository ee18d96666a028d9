package labs.lab01;

import java.util.Arrays;
import java.util.concurrent.Callable;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.Workspace;
import labs.support.options.BatchInterval;
import labs.support.options.Rows;
import labs.support.text.TextSource;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import scala.Tuple2;

/**
 * Counts the words of each batch of lines that arrive on a TCP socket.
 *
 * <ol>
 *   <li>A receiver reads lines from the socket, one DStream element a line.
 *   <li>Every batch interval, Spark makes one RDD of the lines that have arrived since the last one.
 *   <li>The transformations say what becomes of each such RDD; nothing happens yet.
 *   <li>The output operation {@code print} makes Spark run them, once a batch.
 * </ol>
 *
 * <p>Run it in two terminals: {@code nc -lk 9999} in the first, {@code ./lab 1} in the second; or in one:
 * {@code ./lab 1 --demo}. Type {@code to be or not to be} into the first. Within a second you see in the second:
 *
 * <pre>
 * -------------------------------------------
 * Time: 1767225601000 ms
 * -------------------------------------------
 * (not,1)
 * (or,1)
 * (be,2)
 * (to,2)
 * </pre>
 */
@Command(name = "SocketWordCount", description = "Counts the words of each batch of lines that arrive on a TCP socket.")
public final class SocketWordCount implements Callable<Integer> {
    @Mixin
    private final BatchInterval batch = new BatchInterval("1s");

    @Mixin
    private final Rows rows = new Rows(10);

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new SocketWordCount(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 1: SocketWordCount", run).needsReceivers(1);
        try (source) {
            source.open(Workspace.data("harbour.txt"), 4);

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            JavaDStream<String> lines = jssc.socketTextStream(source.host(), source.port(), StorageLevel.MEMORY_ONLY());
            JavaPairDStream<String, Integer> counts = count(lines);
            counts.print(rows.limit());
            try (StreamRun end = StreamRun.of(jssc, run, source.watch())) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** From lines to how often each word occurs in the batch. Three transformations, none of which runs by itself. */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(words(line)).iterator())
                .mapToPair(word -> new Tuple2<>(word, 1))
                .reduceByKey(Integer::sum);
    }

    /** The words of a line: what stands between spaces. */
    private static String[] words(String line) {
        String trimmed = line.strip();
        return trimmed.isEmpty() ? new String[0] : trimmed.split("\\s+");
    }
}
