package labs.support.text;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import labs.support.inside.Words;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStarted;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStopped;

/**
 * Says when the text source goes away and when it is back. Spark's receiver tries again every two seconds
 * ({@code spark.streaming.receiverRestartDelay}); each attempt starts the receiver and, where nobody answers, stops it
 * at once.
 */
public final class SourceWatch implements StreamingListener {
    /** A receiver that has not stopped after this time has found its source. */
    private static final long SETTLED_MILLIS = 700;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(BasicThreadFactory.builder()
                    .namingPattern("source-watch")
                    .daemon(true)
                    .build());
    private ScheduledFuture<?> pending;
    private boolean gone;

    @Override
    public synchronized void onReceiverStarted(StreamingListenerReceiverStarted started) {
        if (gone) {
            pending = timer.schedule(this::back, SETTLED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void onReceiverStopped(StreamingListenerReceiverStopped stopped) {
        if (pending != null) {
            pending.cancel(false);
        }
        // At the end of the lab it is Spark that stops the receiver.
        boolean own = stopped.receiverInfo().lastErrorMessage().equals(Words.STOPPED_BY_DRIVER.text());
        if (!gone && !own) {
            gone = true;
            System.err.println("The source is gone (" + reason(stopped) + "); trying again every 2 s."
                    + " Start it again, or stop the lab with Ctrl-C.");
        }
    }

    private synchronized void back() {
        gone = false;
        System.err.println("The source is back.");
    }

    /** What Spark says, without the words that it puts before. */
    private static String reason(StreamingListenerReceiverStopped stopped) {
        String message = stopped.receiverInfo().lastErrorMessage();
        return message.lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("^" + Words.RESTARTING_RECEIVER.text() + "\\d+ ?ms: ", "")
                .strip();
    }
}
