package labs.support;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** Runs streaming queries from their start to a clean stop, as {@link StreamRun} does for DStreams. */
public final class StructuredRuns {
    private static final long STOP_SECONDS = 4;
    /** Above the one with which Spark ends its context, so that queries end before what they run on. */
    private static final int BEFORE_SPARK = 100;

    private StructuredRuns() {}

    /**
     * A session on the loopback address. Ctrl-C stops its queries before the session itself.
     *
     * @param conf where to run, and settings that the lab adds
     */
    public static SparkSession session(LabConf conf) {
        conf.set("spark.sql.streaming.stopTimeout", STOP_SECONDS + "s");
        // A console sink without --checkpoint still keeps one, in a temporary folder, which must not stay behind.
        conf.set("spark.sql.streaming.forceDeleteTempCheckpointLocation", "true");
        // The session's own builder would make a plain SparkConf, which listens on all addresses.
        SparkContext context = new SparkContext(conf);
        SparkSession spark = SparkSession.builder().config(context.getConf()).getOrCreate();
        ShutdownHookManager.get().addShutdownHook(() -> stopQueries(spark), BEFORE_SPARK);
        return spark;
    }

    /**
     * Waits for as long as {@code --for} says, else until Ctrl-C, and does something again and again meanwhile; then stops
     * all queries and the session. A query that fails ends the lab.
     *
     * @param every how long to wait each time, also before the first
     * @param look what to do, such as a SQL query over what the stream has found so far
     * @return the exit code, 0
     * @throws UserError if a query failed
     */
    public static int run(SparkSession spark, RunOptions options, Duration every, Runnable look) {
        return run(spark, options, every, look, failure -> Optional.empty());
    }

    /**
     * As {@link #run(SparkSession, RunOptions, Duration, Runnable)}.
     *
     * @param explanation what a failure means where the lab knows it better
     */
    public static int run(
            SparkSession spark,
            RunOptions options,
            Duration every,
            Runnable look,
            Function<Throwable, Optional<UserError>> explanation) {
        StreamRun.announce(spark.sparkContext(), options);
        try {
            await(spark, options, every, look);
        } catch (Exception e) {
            throw explanation.apply(e).orElseGet(() -> queryFailed(e));
        } finally {
            stop(spark);
        }
        return 0;
    }

    /** Stops all queries and the session, in five seconds at most; for a lab that ends by itself. */
    public static void stop(SparkSession spark) {
        Thread stopper = new Thread(
                () -> {
                    stopQueries(spark);
                    spark.stop();
                },
                "stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(SparkSession spark, RunOptions options, Duration every, Runnable look)
            throws StreamingQueryException {
        long start = System.nanoTime();
        long end = options.runFor().map(Duration::toMillis).orElse(Long.MAX_VALUE);
        while (true) {
            long left = end - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (left <= 0) {
                Lab.beginEnd();
                return;
            }
            if (spark.streams().awaitAnyTermination(Math.max(1, Math.min(left, every.toMillis())))) {
                return;
            }
            look.run();
        }
    }

    private static void stopQueries(SparkSession spark) {
        if (!spark.sparkContext().isStopped()) {
            Arrays.stream(spark.streams().active()).parallel().forEach(StructuredRuns::stopQuietly);
        }
    }

    private static void stopQuietly(StreamingQuery query) {
        try {
            query.stop();
        } catch (Exception e) {
            // It does not end in time, or its last batch failed: the session ends right after, and it with it.
        }
    }

    private static UserError queryFailed(Exception e) {
        return Failures.find(e, UserError.class)
                .orElseGet(() -> UserError.failure(
                        "A query failed, so the lab stops: "
                                + Failures.asUserError(e).getMessage(),
                        e));
    }
}
