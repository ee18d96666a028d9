package labs.harness.engine;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts what tasks send over the network of a cluster: to each other, for a shuffle, and to the driver. */
public final class Network extends SparkListener {
    private final AtomicLong shuffledBytes = new AtomicLong();
    private final AtomicLong shuffledRecords = new AtomicLong();
    private final AtomicLong bytesToDriver = new AtomicLong();
    private final Map<Integer, Long> readByStage = new ConcurrentHashMap<>();
    private final AtomicLong readByOneTask = new AtomicLong();
    private final AtomicInteger jobs = new AtomicInteger();

    private Network() {}

    /** Runs the action on the shared Spark context, and counts what its tasks send. */
    public static Network during(Runnable action) {
        Network network = new Network();
        SparkContext spark = SparkContexts.shared().sc();
        spark.addSparkListener(network);
        try {
            action.run();
            network.awaitAllBefore(spark);
        } finally {
            spark.removeSparkListener(network);
        }
        return network;
    }

    /** What was written for shuffles, in bytes as they are sent. */
    public long shuffledBytes() {
        return shuffledBytes.get();
    }

    /** What was written for shuffles, in elements. */
    public long shuffledRecords() {
        return shuffledRecords.get();
    }

    /**
     * What one task has read of what was shuffled, at most: as a share of all that the stage that has read most has read.
     * 0 where nothing was shuffled.
     */
    public double busiestShare() {
        long most =
                readByStage.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return most == 0 ? 0 : (double) readByOneTask.get() / most;
    }

    /** The results of tasks, in bytes; each task has some hundred, whatever it gives. */
    public long bytesToDriver() {
        return bytesToDriver.get();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        shuffledBytes.addAndGet(task.taskMetrics().shuffleWriteMetrics().bytesWritten());
        shuffledRecords.addAndGet(task.taskMetrics().shuffleWriteMetrics().recordsWritten());
        bytesToDriver.addAndGet(task.taskMetrics().resultSize());
        long read = task.taskMetrics().shuffleReadMetrics().totalBytesRead();
        readByStage.merge(task.stageId(), read, Long::sum);
        readByOneTask.accumulateAndGet(read, Math::max);
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd job) {
        jobs.set(job.jobId());
    }

    /** Events come in order: when that of a further job is there, all before it were. */
    private void awaitAllBefore(SparkContext spark) {
        int last = JavaSparkContext.fromSparkContext(spark)
                .parallelize(List.of(1))
                .countAsync()
                .jobIds()
                .get(0);
        await("the end of the job").atMost(Duration.ofSeconds(20)).until(() -> jobs.get() >= last);
    }
}
