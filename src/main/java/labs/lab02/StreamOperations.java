package labs.lab02;

import static labs.lab02.HeadingPrinter.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import scala.Tuple2;

/**
 * The catalogue of transformations: each one is applied to the lines that arrive, and shown under its own heading.
 *
 * <ol>
 *   <li>map, flatMap, filter: element by element, as on a Java stream.
 *   <li>union: two streams become one; what is in both is in the result twice.
 *   <li>transform: any operation of the batch's RDD, such as {@code distinct} and {@code sortBy}, which a DStream lacks.
 *   <li>transform and join: the batch against an RDD that never changes, here a file that says which words are of the
 *       sea and which of the land.
 *   <li>countByValue: how often each element occurs in the batch.
 *   <li>repartition: the same elements in another number of partitions, so in another number of tasks.
 * </ol>
 *
 * <p>Run it: {@code ./lab 2 --demo}, or {@code nc -lk 9999} in one terminal and {@code ./lab 2} in another. Each batch
 * shows:
 *
 * <pre>
 * ==== 16:32:55.000  5 lines arrived =========================================
 * -- map                line -> how many characters it has
 *     54  39  49  51  34
 * -- flatMap            line -> its words
 *     the  fish  are  counted  twice  ...
 * -- filter             words of 6 letters or more
 *     counted  counted  counts  strikes  crates  ...
 * ...
 * </pre>
 */
@Command(
        name = "StreamOperations",
        description = "Shows every transformation of the catalogue on the lines that arrive on a TCP socket.")
public final class StreamOperations implements Callable<Integer> {
    @Mixin
    private final BatchInterval batch = new BatchInterval("5s");

    @Mixin
    private final Rows rows = new Rows(5);

    @Option(
            names = "--letters",
            defaultValue = "6",
            paramLabel = "N",
            converter = PositiveIntConverter.class,
            description = "filter keeps words of at least so many letters (default: ${DEFAULT-VALUE})")
    private int letters;

    @Option(
            names = "--partitions",
            defaultValue = "3",
            paramLabel = "N",
            converter = PositiveIntConverter.class,
            description = "repartition makes so many partitions (default: ${DEFAULT-VALUE})")
    private int partitions;

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new StreamOperations(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 2: StreamOperations", run).needsReceivers(1);
        try (source) {
            source.open(Workspace.data("harbour.txt"), 1);

            int shown = rows.limit();
            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            JavaDStream<String> lines = jssc.socketTextStream(source.host(), source.port(), StorageLevel.MEMORY_ONLY());
            JavaDStream<String> words = words(lines);
            JavaPairRDD<String, String> kinds = kinds(jssc.sparkContext(), Workspace.data("harbour-kinds.csv"));

            HeadingPrinter.batch(lines);
            lengths(lines).foreachRDD(show("map", "line -> how many characters it has", shown));
            words.foreachRDD(show("flatMap", "line -> its words", shown));
            longWords(words, letters).foreachRDD(show("filter", "words of " + letters + " letters or more", shown));
            pluralsAndLongWords(words, letters).foreachRDD(show("union", "words that end in s, and long words", shown));
            vocabulary(words).foreachRDD(show("transform", "each word once, from A to Z", shown));
            kindOf(words, kinds).foreachRDD(show("transform + join", "words that are in the file of kinds", shown));
            frequencies(words).foreachRDD(show("countByValue", "how often each word occurs in the batch", shown));
            partitionSizes(words).foreachRDD(show("before repartition", "words in each partition", shown));
            partitionSizes(spread(words, partitions))
                    .foreachRDD(show(
                            "repartition(" + partitions + ")", "words in each partition", Math.max(shown, partitions)));
            try (StreamRun end = StreamRun.of(jssc, run, source.watch())) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** map: one element in, one element out. */
    public static JavaDStream<Integer> lengths(JavaDStream<String> lines) {
        return lines.map(String::length);
    }

    /** flatMap: one element in, any number of elements out, also none. */
    public static JavaDStream<String> words(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.stream(line.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .iterator());
    }

    /** filter: an element in, the same element out or nothing. */
    public static JavaDStream<String> longWords(JavaDStream<String> words, int letters) {
        return words.filter(word -> word.length() >= letters);
    }

    /** union: what is in either stream. A word that ends in s and is long is in both, so it is there twice. */
    public static JavaDStream<String> pluralsAndLongWords(JavaDStream<String> words, int letters) {
        JavaDStream<String> plurals = words.filter(word -> word.endsWith("s"));
        return plurals.union(longWords(words, letters));
    }

    /** transform: the batch's RDD in, any RDD out. Here it reaches two operations that a DStream does not have. */
    public static JavaDStream<String> vocabulary(JavaDStream<String> words) {
        return words.transform(rdd -> rdd.distinct().sortBy(word -> word, true, 1));
    }

    /**
     * transform and join: the words of the batch with what a fixed RDD says of them. The join is an inner one, so a word
     * that the fixed RDD does not have is not in the result.
     */
    public static JavaPairDStream<String, String> kindOf(JavaDStream<String> words, JavaPairRDD<String, String> kinds) {
        return words.transformToPair(
                rdd -> rdd.mapToPair(word -> new Tuple2<>(word, 1)).join(kinds).mapValues(both -> both._2()));
    }

    /**
     * The fixed RDD: made once, of a file's lines {@code word,kind}, and joined with each batch.
     *
     * @throws UserError if the file cannot be read or a line has another form
     */
    public static JavaPairRDD<String, String> kinds(JavaSparkContext spark, Path file) {
        List<Tuple2<String, String>> pairs = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split(",");
                if (fields.length != 2) {
                    throw UserError.failure("'" + line + "' in " + Workspace.display(file)
                            + " is not a line word,kind; write one such as boat,sea.");
                }
                pairs.add(new Tuple2<>(fields[0], fields[1]));
            }
        } catch (IOException e) {
            throw UserError.failure(Workspace.display(file) + " cannot be read; get it back from the project.", e);
        }
        return spark.parallelizePairs(pairs);
    }

    /** countByValue: each element once, with how often it occurs in the batch. */
    public static JavaPairDStream<String, Long> frequencies(JavaDStream<String> words) {
        return words.countByValue();
    }

    /** repartition: deals the elements of the batch out to so many partitions. */
    public static JavaDStream<String> spread(JavaDStream<String> words, int partitions) {
        return words.repartition(partitions);
    }

    /** How many elements each partition has. glom makes one list of each partition. */
    public static JavaDStream<Integer> partitionSizes(JavaDStream<String> words) {
        return words.glom().map(List::size);
    }
}
