package labs.harness.engine;

import java.util.List;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.inside.LocalMode;
import labs.support.inside.SparkClock;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Option;

/**
 * The Spark context that all runs of this JVM share: making one takes longer than most tests. A run has a streaming
 * context of its own.
 *
 * <p>Spark's executors load classes with the class loader that the thread had when the Spark context was made. Where
 * classes are compiled and loaded anew, as the check of exercises does, set the new loader as the thread's context class
 * loader before a run: the shared Spark context is then replaced. Otherwise the executors would go on with the old
 * classes, without a word.
 */
public final class SparkContexts {
    /** A failure is told by the bench, with its cause; these would tell it again. */
    private static final List<String> LOUD = List.of(
            "org.apache.spark.executor.Executor",
            "org.apache.spark.scheduler.TaskSetManager",
            "org.apache.spark.streaming.StreamingContext",
            "org.apache.spark.util.Utils");

    /**
     * A master whose executors are real ones, such as {@code local-cluster[2,1,512]}, in place of executors in this JVM;
     * null where there is none. Its executors stay until this JVM ends: starting them takes seconds.
     */
    private static final String CLUSTER = System.getProperty("labs.bench.master");

    private static JavaSparkContext shared;
    private static ClassLoader loader;

    private SparkContexts() {}

    /** The shared context, with the current thread's context class loader. */
    public static synchronized JavaSparkContext shared() {
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        if (shared != null && (shared.sc().isStopped() || loader != current && CLUSTER == null)) {
            stop();
        }
        if (shared == null) {
            shared = new JavaSparkContext(conf());
            loader = current;
        }
        // The folder of an earlier run would do for a run that forgot to ask for one.
        shared.sc().checkpointDir_$eq(Option.empty());
        return shared;
    }

    /** Makes a shared context whose executors are neither this driver nor each other, see {@link Executors}. */
    static synchronized void apart() {
        if (CLUSTER != null) {
            shared();
            return;
        }
        stop();
        Executors.start();
        // One task at a time, so that no executor finds what another has just read.
        shared = new JavaSparkContext(conf().setMaster("local[1]").set("spark.plugins", Executors.class.getName()));
        loader = Thread.currentThread().getContextClassLoader();
        // In local mode driver and executors have one serializer: let it take the classes of whoever uses it.
        LocalMode.forgetClasses();
    }

    /** Ends a context that was made {@link #apart}: the next test begins as all others do. */
    static synchronized void together() {
        if (CLUSTER == null) {
            stop();
        }
    }

    /** Makes a new shared context. */
    public static synchronized JavaSparkContext renew() {
        stop();
        return shared();
    }

    /** Ends the shared context, for a test that must make one itself; the next run makes a new one. */
    public static synchronized void stop() {
        if (shared != null) {
            shared.stop();
            shared = null;
            loader = null;
        }
    }

    private static SparkConf conf() {
        LOUD.forEach(logger -> Configurator.setLevel(logger, Level.OFF));
        return SparkClock.byHand(new LabConf("bench", new RunOptions()))
                .setMaster(CLUSTER == null ? "local[2]" : CLUSTER)
                .set("spark.ui.enabled", "false")
                // A stack that overflows in a task is an error of the task: it must not end this JVM.
                .set("spark.executor.killOnFatalError.depth", "0")
                .set("spark.default.parallelism", "2")
                .set("spark.sql.shuffle.partitions", "2");
    }
}
