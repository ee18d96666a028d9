package labs.harness.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labs.support.inside.LocalMode;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * The executors of a cluster, as far as one JVM can have them: each has the program's classes, and thus its static
 * fields, for itself, and gets copies of what the driver broadcasts. There are two; partition 0 is always with the first,
 * partition 1 with the second, partition 2 with the first, and so on, so that what comes out is the same each time.
 */
public final class Executors implements SparkPlugin {
    private static final int COUNT = 2;

    private static List<ClassLoader> loaders = List.of();

    /** Has new executors ready for the next Spark context with this plugin. */
    static synchronized void start() {
        loaders = Stream.generate(Driver::another).limit(COUNT).toList();
    }

    private static synchronized ClassLoader of(int partition) {
        return loaders.get(partition % COUNT);
    }

    @Override
    public DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ByPartition();
    }

    /** Spark reads a task's functions with the class loader that its thread has by then. */
    private static final class ByPartition implements ExecutorPlugin {
        @Override
        public void init(PluginContext context, Map<String, String> extraConf) {
            // Nothing to prepare.
        }

        @Override
        public void onTaskStart() {
            LocalMode.forgetBroadcasts();
            Thread.currentThread().setContextClassLoader(of(TaskContext.getPartitionId()));
        }

        @Override
        public void onTaskSucceeded() {
            LocalMode.forgetBroadcasts();
        }

        @Override
        public void onTaskFailed(TaskFailedReason reason) {
            LocalMode.forgetBroadcasts();
        }
    }
}
