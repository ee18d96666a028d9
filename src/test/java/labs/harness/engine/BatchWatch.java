package labs.harness.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import labs.harness.BenchFailure;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerOutputOperationCompleted;

/**
 * Waits for the end of a batch. It waits for the batch of that very time: counting ended batches goes wrong after a
 * restart, when one is run again.
 */
public final class BatchWatch implements StreamingListener {
    /** Far more than any test's batch needs, on a machine that does other things too. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** How often to look whether making the batch's RDDs failed, which Spark tells no listener. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final JavaStreamingContext streaming;
    private final Set<Time> completed = new HashSet<>();
    private boolean failed;

    /** Listens to a context that has not yet started. */
    public BatchWatch(JavaStreamingContext streaming) {
        this.streaming = streaming;
        streaming.addStreamingListener(this);
    }

    /**
     * Waits until the batch is done, and throws what made it fail.
     *
     * @param batch the time of the batch
     */
    public void await(Time batch) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!ended(batch)) {
            throwFailure(Duration.ZERO);
            if (System.nanoTime() > deadline) {
                throw new BenchFailure("The batch at " + batch.milliseconds() + " ms is not done after "
                        + DEADLINE.toSeconds() + " s.");
            }
        }
        if (failed()) {
            throwFailure(DEADLINE);
        }
    }

    @Override
    public synchronized void onOutputOperationCompleted(StreamingListenerOutputOperationCompleted operation) {
        failed |= operation.outputOperationInfo().failureReason().isDefined();
    }

    @Override
    public synchronized void onBatchCompleted(StreamingListenerBatchCompleted batch) {
        completed.add(batch.batchInfo().batchTime());
        notifyAll();
    }

    private synchronized boolean ended(Time batch) throws InterruptedException {
        if (!completed.contains(batch)) {
            wait(LOOK.toMillis());
        }
        return completed.contains(batch);
    }

    private synchronized boolean failed() {
        return failed;
    }

    /** The context keeps the exception itself; the listener is told only its text, and a moment earlier. */
    private void throwFailure(Duration patience) throws InterruptedException {
        streaming.awaitTerminationOrTimeout(patience.toMillis());
    }
}
