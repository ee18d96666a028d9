package labs.lab11;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import labs.lab11.place.BatchPlaces;
import labs.lab11.place.Place;
import labs.lab11.place.Whereabouts;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.checkpoint.CheckpointGuard;
import labs.support.inside.WiredStream;
import labs.support.options.BatchInterval;
import labs.support.options.PositiveIntConverter;
import labs.support.options.StorageLevelConverter;
import labs.support.text.TextSource;
import labs.support.time.DurationConverter;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.StreamingContextState;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import scala.Tuple2;

/**
 * Counts words since the beginning, and shows for each batch in which process every part of it was.
 *
 * <ol>
 *   <li>Each receiver is a task on an executor; what it receives is stored there in blocks, with {@code --storage ..._2}
 *       on a second executor, too, with {@code --wal} also in a log.
 *   <li>Each block of a batch becomes a partition; the executor that has the block takes its lines apart.
 *   <li>After the shuffle the state is added up in two partitions, on whichever executor has room.
 *   <li>What a function prints or counts stays in the process it runs in; only an accumulator brings something back.
 * </ol>
 *
 * <p>Run it in two terminals: {@code ./lab cluster} in the first, {@code ./lab 11 --demo --master spark://127.0.0.1:7077}
 * in the second. You see:
 *
 * <pre>
 * 13:17:52  180 words in this batch, 180 so far; printed 0.3 s after its end
 * what                         where       and there
 * ---------------------------  ----------  ---------------------------
 * receiver 0                   executor 1  reads the socket
 * block input-0-1795785469000  executor 1  0.8 kB in memory
 * block input-0-1795785470000  executor 1  0.9 kB in memory
 * words, partition 0           executor 1  84 words, the block is here
 * words, partition 1           executor 1  96 words, the block is here
 * state, partition 0           executor 1  64 words so far
 * state, partition 1           executor 0  116 words so far
 * On the driver the plain variable is 0, the accumulator 180; the broadcast variable was fetched by executor 1.
 * </pre>
 */
@Command(
        name = "WhereItRuns",
        description = "Counts words since the beginning, and shows in which process every part of each batch was.")
public final class WhereItRuns implements Callable<Integer> {
    /** Each JVM that has this class has a variable of its own: the driver, and every executor. */
    private static final AtomicLong PLAIN_VARIABLE = new AtomicLong();

    private static final long LOOK_MILLIS = 200;

    /** How many partitions the state has, whatever the cluster has: they stay the same for as long as the state does. */
    private static final int STATE_PARTITIONS = 2;

    @Mixin
    private final BatchInterval batch = new BatchInterval("2s");

    @Option(
            names = "--storage",
            paramLabel = "LEVEL",
            defaultValue = "MEMORY_ONLY",
            converter = StorageLevelConverter.class,
            description = "how received blocks are stored, such as MEMORY_ONLY_2: on two executors"
                    + " (default: ${DEFAULT-VALUE})")
    private String storage;

    @Option(
            names = "--receivers",
            paramLabel = "N",
            defaultValue = "1",
            converter = PositiveIntConverter.class,
            description = "how many receivers connect to the source; each gets all lines (default: ${DEFAULT-VALUE})")
    private int receivers;

    @Option(
            names = "--blocks",
            paramLabel = "N",
            defaultValue = "2",
            converter = PositiveIntConverter.class,
            description = "how many blocks each receiver makes of a batch; each is a task (default: ${DEFAULT-VALUE})")
    private int blocks;

    @Option(names = "--wal", description = "write what is received to a log before it is counted (write-ahead log)")
    private boolean wal;

    @Option(
            names = "--plain-main",
            description = "do not end the process when a batch fails, as with a main method that only throws")
    private boolean plainMain;

    @Mixin
    private final TextSource source = new TextSource();

    @Mixin
    private CheckpointGuard guard;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new WhereItRuns(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 11: WhereItRuns", run).needsReceivers(receivers);
        conf.set("spark.streaming.receiver.writeAheadLog.enable", String.valueOf(wal));
        // Few, so that the table is short; Spark's default is a block every 200 ms.
        conf.set("spark.streaming.blockInterval", blockMillis() + "ms");
        guard.dependsOn("--batch", batch.time()).dependsOn("--storage", storage).dependsOn("--wal", wal);
        guard.dependsOn("--receivers", receivers).dependsOn("--blocks", blocks).dependsOn("--host", source.host());
        guard.dependsOn("--port", source.port());
        String folder = guard.open(WhereItRuns.class, conf, source.demo());
        try (source) {
            source.open(Workspace.data("harbour.txt"), 10);

            JavaSparkContext spark = new JavaSparkContext(conf);
            JavaStreamingContext jssc = guard.reading(() ->
                    JavaStreamingContext.getOrCreate(folder, () -> create(spark, folder), spark.hadoopConfiguration()));
            jssc.addStreamingListener(Whereabouts.of(spark.sc()));
            System.err.println(
                    "The driver is process " + ProcessHandle.current().pid() + ".");
            try (StreamRun end = StreamRun.of(jssc, run, source.watch())) {
                jssc.start();
                awaitEnd(jssc);
            }
            return 0;
        }
    }

    /** How long a receiver gathers lines before it stores them as a block. */
    private long blockMillis() {
        long millis = batch.time().toMillis() / blocks;
        if (millis == 0) {
            throw UserError.usage("A batch of " + DurationConverter.format(batch.time()) + " cannot be made of "
                    + blocks + " blocks, since each takes a millisecond at least; type fewer --blocks.");
        }
        return millis;
    }

    /** Wires the whole stream. Everything that is to be there after a recovery must be wired here, and nowhere else. */
    private JavaStreamingContext create(JavaSparkContext spark, String folder) {
        JavaStreamingContext jssc = new JavaStreamingContext(spark, batch.duration());
        jssc.checkpoint(folder);
        List<JavaDStream<String>> sources = new ArrayList<>();
        for (int i = 0; i < receivers; i++) {
            sources.add(jssc.socketTextStream(source.host(), source.port(), StorageLevel.fromString(storage)));
        }
        @SuppressWarnings("unchecked")
        JavaDStream<String> lines = jssc.union(sources.toArray(JavaDStream[]::new));
        print(count(lines));
        return jssc;
    }

    /**
     * From lines to how often each word has come so far. Spark writes this state to the checkpoint folder every ten
     * seconds, its default; what is younger can be computed again only from its blocks.
     */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> lines) {
        return words(lines)
                .mapToPair(word -> new Tuple2<>(word, 1))
                .updateStateByKey(WhereItRuns::add, STATE_PARTITIONS);
    }

    /** From lines to words. The function of {@code transform} runs on the driver, that of {@code mapPartitions} does not. */
    static JavaDStream<String> words(JavaDStream<String> lines) {
        return lines.transform((rdd, time) -> {
            long batch = time.milliseconds();
            Whereabouts.of(rdd.context()).reads(batch, WiredStream.receivedBlocks(rdd.rdd()));
            Shared shared = Shared.of(rdd.context());
            return rdd.mapPartitions(part -> {
                List<String> words = new ArrayList<>();
                part.forEachRemaining(line -> words.addAll(wordsOf(line)));
                Place here = Place.here(batch, words.size());
                PLAIN_VARIABLE.addAndGet(words.size());
                shared.words().add(words.size());
                shared.places().add(here);
                long ofTheSea =
                        words.stream().filter(shared.sea().value()::contains).count();
                System.out.printf(
                        "partition %d: %d words, %d of the sea; the plain variable is %,d in process %d%n",
                        here.partition(), words.size(), ofTheSea, PLAIN_VARIABLE.get(), here.process());
                return words.iterator();
            });
        });
    }

    /** Prints the table of each batch, and what the three kinds of variables show on the driver. */
    public static void print(JavaPairDStream<String, Integer> counts) {
        counts.foreachRDD(WhereItRuns::printBatch);
    }

    private static void printBatch(JavaPairRDD<String, Integer> counts, Time time) {
        SparkContext spark = counts.context();
        Shared shared = Shared.of(spark);
        // The one action: it runs both stages, and brings back what each partition of the state holds and where it is.
        List<Place> state = counts.mapPartitions(part -> {
                    long sum = 0;
                    while (part.hasNext()) {
                        sum += part.next()._2();
                    }
                    return List.of(Place.here(time.milliseconds(), sum)).iterator();
                })
                .collect();
        BatchPlaces places = new BatchPlaces(
                time.milliseconds(), Whereabouts.of(spark), shared.places().value(), state);
        shared.places().reset();
        System.out.println(places.headline());
        System.out.print(places.table() + places.again() + places.newcomers(shared.seen()));
        System.out.printf(
                "On the driver the plain variable is %,d, the accumulator %,d; the broadcast variable was fetched by %s.%n%n",
                PLAIN_VARIABLE.get(),
                shared.words().value(),
                places.fetched(shared.sea().id()));
    }

    /** The words of a line: what stands between spaces. */
    private static List<String> wordsOf(String line) {
        String trimmed = line.strip();
        return trimmed.isEmpty() ? List.of() : Arrays.asList(trimmed.split("\\s+"));
    }

    private static Optional<Integer> add(List<Integer> ones, Optional<Integer> before) {
        return Optional.of(before.orElse(0) + ones.size());
    }

    /**
     * What driver and executors share. A checkpoint can hold none of it, so a driver that comes back makes it anew: the
     * accumulator begins at 0 again, and the state does not.
     *
     * @param words how many the functions have counted, on all executors
     * @param places where they ran
     * @param sea what every executor gets once, and not with each task
     * @param seen the processes that are known; stays on the driver
     */
    private record Shared(
            LongAccumulator words, CollectionAccumulator<Place> places, Broadcast<Set<String>> sea, Set<Long> seen)
            implements Serializable {
        private static final Map<String, Shared> ALL = new ConcurrentHashMap<>();

        /** That of an application; the driver makes it for the first batch. */
        static Shared of(SparkContext spark) {
            return ALL.computeIfAbsent(spark.applicationId(), id -> {
                CollectionAccumulator<Place> places = new CollectionAccumulator<>();
                spark.register(places, "places");
                return new Shared(
                        spark.longAccumulator("words"),
                        places,
                        JavaSparkContext.fromSparkContext(spark)
                                .broadcast(Set.of("boat", "fish", "fog", "harbour", "rope", "sea", "ship", "tide")),
                        ConcurrentHashMap.newKeySet());
            });
        }
    }

    /** Until the stream ends, or throws what made a batch fail. */
    private void awaitEnd(JavaStreamingContext jssc) throws InterruptedException {
        try {
            jssc.awaitTermination();
        } catch (Exception e) {
            if (!plainMain || e instanceof InterruptedException) {
                throw e;
            }
            System.err.println("Here main throws, and ends. Spark's threads do not: the process stays.");
            while (jssc.getState() != StreamingContextState.STOPPED) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }
}
