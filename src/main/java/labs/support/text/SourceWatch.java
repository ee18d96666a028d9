package labs.support.text;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.inside.WiredStream;
import labs.support.inside.Words;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverError;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStarted;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStopped;

/**
 * Ends a stream whose source is not there at the first attempt; later, says when it goes away and when it is back. Spark's
 * receiver tries again every two seconds ({@code spark.streaming.receiverRestartDelay}); each attempt starts the receiver
 * and, where nobody answers, stops it at once.
 */
final class SourceWatch implements StreamRun.Watch {
    /** How a receiver says that it has no connection. */
    private static final Pattern NOT_CONNECTED =
            Pattern.compile(Pattern.quote(Words.NOT_CONNECTED.text()) + "(\\S+):(\\d+)");

    /** A receiver that has not stopped after this time has found its source. */
    private static final long SETTLED_MILLIS = 700;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(BasicThreadFactory.builder()
                    .namingPattern("source-watch")
                    .daemon(true)
                    .build());
    private final String host;
    private final int port;
    private Consumer<UserError> end;
    private ScheduledFuture<?> pending;
    private boolean gone;
    private boolean wasThere;

    /** @param host where the lab reads, on that port, if the receiver does not say it */
    SourceWatch(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void endsRunWith(Consumer<UserError> end) {
        this.end = end;
    }

    @Override
    public synchronized void onReceiverStarted(StreamingListenerReceiverStarted started) {
        if (!gone) {
            timer.schedule(this::requireAnswer, TextSource.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } else {
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
        if (gone || own) {
            return;
        }
        gone = true;
        String reason = reason(stopped);
        Optional<UserError> nobodyListens = wasThere ? Optional.empty() : nobodyListens(reason, stopped);
        wasThere = true;
        if (nobodyListens.isPresent()) {
            end.accept(nobodyListens.get());
        } else {
            System.err.println("The source is gone (" + reason + "); trying again every 2 s."
                    + " Start it again, or stop the lab with Ctrl-C.");
        }
    }

    @Override
    public void onReceiverError(StreamingListenerReceiverError error) {
        if (Words.BLOCK_NOT_STORED.isIn(error.receiverInfo().lastError())) {
            end.accept(TextSource.noRoomForLines(null));
        }
    }

    private synchronized void back() {
        if (WiredStream.waitsForConnection()) {
            pending = timer.schedule(this::back, SETTLED_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        gone = false;
        System.err.println("The source is back.");
    }

    /** The first attempt would fail in the end, after what the system takes for long. */
    private synchronized void requireAnswer() {
        if (!wasThere && WiredStream.waitsForConnection()) {
            end.accept(TextSource.nobodyAnswers(host, port));
        }
    }

    /** The sentence for a first attempt that found nobody. */
    private Optional<UserError> nobodyListens(String reason, StreamingListenerReceiverStopped stopped) {
        Matcher notConnected = NOT_CONNECTED.matcher(reason);
        if (notConnected.lookingAt()) {
            return Optional.of(
                    TextSource.nobodyListens(notConnected.group(1), Integer.parseInt(notConnected.group(2))));
        }
        boolean network = stopped.receiverInfo().lastError().startsWith("java.net.");
        return network && reason.startsWith(Words.NOT_STARTED.text())
                ? Optional.of(TextSource.nobodyListens(host, port))
                : Optional.empty();
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
