package labs.lab04;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.Workspace;
import labs.support.checkpoint.CheckpointOptions;
import labs.support.options.BatchInterval;
import labs.support.options.Rows;
import labs.support.screen.ConsoleTable;
import labs.support.text.TextSource;
import labs.support.time.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.Optional;
import org.apache.spark.api.java.function.Function4;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaMapWithStateDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import scala.Tuple2;

/**
 * Follows each word through its sessions: {@code mapWithState} keeps a session for each word, and forgets it when the
 * word has been silent for longer than the timeout.
 *
 * <ol>
 *   <li>The mapping function is called only for the keys that arrived in the batch, and for those that time out.
 *   <li>It answers with an {@code Optional}: what goes down the stream, here a session that has ended, or nothing.
 *   <li>Spark looks for keys that timed out only when it writes a data checkpoint, so their sessions end late; and a
 *       word that comes back in between finds its old session. The function below knows that.
 * </ol>
 *
 * <p>Run it: {@code ./lab 4 WordSessions --demo}, or {@code nc -lk 9999} in one terminal and {@code ./lab 4
 * WordSessions} in another. A batch shows:
 *
 * <pre>
 * ==== 15:04:20.000  state: 53 keys in MEMORY_ONLY, 2 sessions ended
 *     mapping function: 17 calls: 15 for keys that arrived, 2 for others
 *     word  times  first         last          noticed
 *     ----  -----  ------------  ------------  ------------
 *     gull      1  15:04:07.000  15:04:07.000  15:04:20.000
 *     raft      1  15:04:08.000  15:04:08.000  15:04:20.000
 * </pre>
 */
@Command(
        name = "WordSessions",
        description = "Follows each word through sessions that a silence ends, with mapWithState.")
public final class WordSessions implements Callable<Integer> {
    @Mixin
    private final BatchInterval batch = new BatchInterval("1s");

    @Option(
            names = "--timeout",
            defaultValue = "10s",
            paramLabel = "DURATION",
            description = "a longer silence ends a session (default: ${DEFAULT-VALUE})")
    private Duration timeout;

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
        Lab.run(new WordSessions(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 4: WordSessions", run).needsReceivers(1);
        States.checkInterval(checkpointInterval, batch.time());
        try (source) {
            source.open(Workspace.data("harbour.txt"), 2);
            String folder = checkpoint.emptied(WordSessions.class, conf);

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            jssc.checkpoint(folder);
            JavaDStream<String> lines = jssc.socketTextStream(source.host(), source.port(), StorageLevel.MEMORY_ONLY());
            Calls calls = new Calls(jssc.ssc().sc());
            JavaMapWithStateDStream<String, Integer, Session, Session> ended =
                    sessions(lines, timeout, counted(follow(timeout), calls));
            ended.checkpoint(Streams.spark(checkpointInterval));
            keepAsObjects(ended);

            show(ended, calls, rows.limit());
            jssc.addStreamingListener(
                    new CheckpointWatch(folder, jssc.sparkContext().hadoopConfiguration()));
            try (StreamRun end = StreamRun.of(jssc, run, source.watch())) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** From lines to the sessions that have ended, each in the batch in which its end was noticed. */
    public static JavaMapWithStateDStream<String, Integer, Session, Session> sessions(
            JavaDStream<String> lines, Duration timeout) {
        return sessions(lines, timeout, follow(timeout));
    }

    private static JavaMapWithStateDStream<String, Integer, Session, Session> sessions(
            JavaDStream<String> lines,
            Duration timeout,
            Function4<Time, String, Optional<Integer>, State<Session>, Optional<Session>> function) {
        // Without reduceByKey the function would be called for each time a word occurs in the batch.
        JavaPairDStream<String, Integer> times = lines.flatMap(line -> Arrays.stream(line.split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .iterator())
                .mapToPair(word -> new Tuple2<>(word, 1))
                .reduceByKey(Integer::sum);
        return times.mapWithState(StateSpec.function(function).timeout(Streams.spark(timeout)));
    }

    /** The mapping function for a timeout. */
    private static Function4<Time, String, Optional<Integer>, State<Session>, Optional<Session>> follow(
            Duration timeout) {
        long millis = timeout.toMillis();
        return (batch, word, times, state) -> follow(batch.milliseconds(), word, times, state, millis);
    }

    /**
     * Follows one word through one batch: changes its state, and answers with the session that has ended, if one has.
     *
     * @param times how often the word arrived in the batch; absent when the state timed out
     */
    private static Optional<Session> follow(
            long batch, String word, Optional<Integer> times, State<Session> state, long timeout) {
        if (state.isTimingOut()) {
            // Spark removes the state after this call; it must not be updated any more.
            return Optional.of(state.get());
        }
        Optional<Session> before = state.exists() ? Optional.of(state.get()) : Optional.empty();
        if (before.isPresent() && batch - before.get().last() <= timeout) {
            state.update(before.get().more(times.get(), batch));
            return Optional.empty();
        }
        state.update(new Session(word, times.get(), batch, batch));
        return before;
    }

    /**
     * Undoes a side effect: {@code checkpoint(interval)} calls {@code persist()}, and from then on the state is kept as
     * bytes, all of which are read and written again in every batch, however few keys arrive. The state is the stream on
     * which {@code mapWithState}'s own stands.
     */
    public static void keepAsObjects(JavaMapWithStateDStream<?, ?, ?, ?> mapped) {
        mapped.dstream().dependencies().head().persist(StorageLevel.MEMORY_ONLY());
    }

    /** The RDD of the state, from which the RDD of what goes down the stream is made. */
    private static RDD<?> stateOf(JavaRDD<Session> ended) {
        return ended.rdd().dependencies().head().rdd();
    }

    /** Shows, for each batch, how many keys the state has, what they cost, and the sessions that have ended. */
    static void show(JavaMapWithStateDStream<String, Integer, Session, Session> ended, Calls calls, int rows) {
        ended.foreachRDD((rdd, time) -> {
            List<Session> sessions = rdd.collect();
            System.out.println(States.heading(time) + "  state: " + calls.keys() + " keys in "
                    + States.level(stateOf(rdd).getStorageLevel()) + ", " + sessions.size()
                    + (sessions.size() == 1 ? " session ended" : " sessions ended"));
            System.out.println("    mapping function: " + calls.take());
            if (!sessions.isEmpty()) {
                ConsoleTable table = new ConsoleTable("word", "times", "first", "last", "noticed");
                sessions.stream()
                        .limit(rows)
                        .forEach(session -> table.row(
                                session.word(),
                                session.times(),
                                States.clock(session.first()),
                                States.clock(session.last()),
                                States.clock(time.milliseconds())));
                System.out.print(table.toString().indent(4));
                if (sessions.size() > rows) {
                    System.out.println("    and " + (sessions.size() - rows) + " more");
                }
            }
        });
    }

    private static Function4<Time, String, Optional<Integer>, State<Session>, Optional<Session>> counted(
            Function4<Time, String, Optional<Integer>, State<Session>, Optional<Session>> function, Calls calls) {
        return (batch, word, times, state) -> {
            calls.count(times.isPresent());
            calls.keys(state.isTimingOut() ? -1 : state.exists() ? 0 : 1);
            return function.call(batch, word, times, state);
        };
    }
}
