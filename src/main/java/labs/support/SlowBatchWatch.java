package labs.support;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import labs.support.inside.WiredStream;
import labs.support.time.DurationConverter;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchStarted;

/** Says, once, that a batch takes long, where otherwise a run would only be silent; and ends one that waits for itself. */
final class SlowBatchWatch implements StreamRun.Watch {
    private final Duration limit;
    private final Timer timer = new Timer("slow-batch", true);
    private Consumer<UserError> end;
    private TimerTask pending;
    private boolean said;
    private boolean closed;

    /** @param limit how long a batch may take before anything is said */
    SlowBatchWatch(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void endsRunWith(Consumer<UserError> end) {
        this.end = end;
    }

    @Override
    public synchronized void onBatchStarted(StreamingListenerBatchStarted started) {
        if (closed) {
            return;
        }
        long records = started.batchInfo().numRecords();
        pending = new TimerTask() {
            @Override
            public void run() {
                takesLong(records);
            }
        };
        timer.schedule(pending, limit.toMillis());
    }

    @Override
    public synchronized void onBatchCompleted(StreamingListenerBatchCompleted completed) {
        if (pending != null) {
            pending.cancel();
        }
    }

    /** Nothing is said from now on: the last batch of a run that is stopped may never be told as completed. */
    synchronized void close() {
        closed = true;
        timer.cancel();
    }

    private synchronized void takesLong(long records) {
        Optional<Thread> waiting = WiredStream.stoppedByItsOwnBatch();
        if (waiting.isPresent()) {
            end.accept(
                    UserError.failure("An output operation has called stop(), which waits for the batch, and the batch"
                            + " waits for stop(); call it in another thread."));
            waiting.get().interrupt();
        } else if (!said) {
            said = true;
            // Not every source tells how many.
            String what = records == 0
                    ? ""
                    : String.format(Locale.ROOT, records == 1 ? " (%,d record)" : " (%,d records)", records);
            System.err.println("A batch is still running after " + DurationConverter.format(limit) + what
                    + "; the next ones wait for it.");
        }
    }
}
