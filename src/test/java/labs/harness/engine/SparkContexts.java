package labs.harness.engine;

import java.util.List;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.inside.SparkClock;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
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

    private static JavaSparkContext shared;
    private static ClassLoader loader;

    private SparkContexts() {}

    /** The shared context, with the current thread's context class loader. */
    public static synchronized JavaSparkContext shared() {
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        if (shared != null && (shared.sc().isStopped() || loader != current)) {
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

    /** Makes a shared context whose executors are not this driver: they have the program's classes for themselves. */
    static synchronized void apart() {
        stop();
        Driver.next();
        shared();
        Driver.next();
        loader = Thread.currentThread().getContextClassLoader();
        // In local mode driver and executors have one serializer; without this, what comes back would be theirs.
        SparkEnv.get().serializer().setDefaultClassLoader(loader);
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
                .setMaster("local[2]")
                .set("spark.ui.enabled", "false")
                // A stack that overflows in a task is an error of the task: it must not end this JVM.
                .set("spark.executor.killOnFatalError.depth", "0")
                .set("spark.default.parallelism", "2")
                .set("spark.sql.shuffle.partitions", "2");
    }
}
