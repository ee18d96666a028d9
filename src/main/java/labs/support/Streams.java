package labs.support;

import java.io.NotSerializableException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import labs.support.inside.Words;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkContext;
import org.apache.spark.streaming.StreamingContextState;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerStreamingStarted;

/** Runs a streaming context from its start to a clean stop: what every DStream lab does in the same way. */
public final class Streams {
    private Streams() {}

    /** A {@link Duration} as Spark Streaming wants it. Spark counts in whole milliseconds. */
    public static org.apache.spark.streaming.Duration spark(Duration duration) {
        return new org.apache.spark.streaming.Duration(duration.toMillis());
    }

    /** What a lab does with a context that is wired: it starts it, and waits. */
    @FunctionalInterface
    public interface Run {
        void run() throws InterruptedException;
    }

    /**
     * Says where the Spark UI is and which process this is, then lets the lab start the stream and wait for its end, and
     * cleans up. The end comes by Ctrl-C, when the time of {@code --for} is over, or with a batch that fails.
     *
     * @param lab {@code jssc.start()} and {@code jssc.awaitTermination()}
     * @return the exit code, 0
     * @throws UserError if a batch failed
     */
    public static int run(JavaStreamingContext jssc, RunOptions options, Run lab) throws InterruptedException {
        FutureTask<Void> stop = new FutureTask<>(() -> jssc.stop(true, false), null);
        jssc.addStreamingListener(new SourceWatch());
        options.runFor().ifPresent(time -> jssc.addStreamingListener(new StopAfter(time, stop)));
        announce(jssc.ssc().sc(), options);
        Thread.setDefaultUncaughtExceptionHandler(Streams::threadEnded);
        try {
            lab.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            StructuredRuns.waitForTheEndOfThisJvm();
            if (jssc.getState() == StreamingContextState.ACTIVE) {
                throw batchFailed(e);
            }
            throw startFailed(e);
        } finally {
            finish(stop);
        }
        return 0;
    }

    /** Stops a stream when it has run for a time, counted from when it is started. */
    private static final class StopAfter implements StreamingListener {
        private final Duration time;
        private final Runnable stop;
        /** With a thread of its own from now on: Spark refuses to stop in a thread that a listener has made. */
        private final Timer timer = new Timer("stop-after", true);

        StopAfter(Duration time, Runnable stop) {
            this.time = time;
            this.stop = stop;
        }

        @Override
        public void onStreamingStarted(StreamingListenerStreamingStarted started) {
            TimerTask task = new TimerTask() {
                @Override
                public void run() {
                    stop.run();
                }
            };
            timer.schedule(task, time.toMillis());
        }
    }

    /** One line on standard error: the UI's address, the driver's process id, and how to stop. */
    static void announce(SparkContext context, RunOptions options) {
        String ui = context.uiWebUrl().getOrElse(() -> "off");
        String end = options.runFor()
                .map(time -> "stops after " + DurationConverter.format(time))
                .orElse("Ctrl-C stops");
        System.err.println("Spark UI " + ui + " - driver process "
                + ProcessHandle.current().pid() + " - " + end);
    }

    /**
     * Stops where that has not begun, and waits for it. What was received and not yet processed is given up: waiting for
     * it can take as long as the stream lasts.
     */
    private static void finish(FutureTask<Void> stop) {
        Thread stopper = new Thread(stop, "stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stop.get(4, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            Lab.explain(e.getCause());
        } catch (TimeoutException e) {
            // The results are all printed or stored; what has not ended by now ends with the JVM.
        }
    }

    /**
     * A stop interrupts the batch that is running, which ends its thread, and Ctrl-C ends them all: that is no news.
     * Anything else is.
     */
    private static void threadEnded(Thread thread, Throwable e) {
        if (!(e instanceof InterruptedException) && !ShutdownHookManager.get().isShutdownInProgress()) {
            Lab.explain(e);
        }
    }

    /** Spark tries, before it starts a stream, to write it to a checkpoint. */
    private static UserError startFailed(Exception e) {
        return Failures.find(e, NotSerializableException.class)
                .filter(found -> Words.STREAM_NOT_SERIALIZABLE.isIn(found.getMessage()))
                .map(found -> UserError.failure(
                        "The stream cannot be written to a checkpoint, because a function of it holds on to an object"
                                + " that is not serialisable, a " + Words.unserialisable(found)
                                + "; make that object inside of the function (--debug shows where).",
                        e))
                .orElseGet(() -> Failures.asUserError(e));
    }

    private static UserError batchFailed(Exception e) {
        return Failures.find(e, UserError.class).orElseGet(() -> {
            UserError cause = Failures.asUserError(e);
            return UserError.failure("A batch failed, so the lab stops: " + cause.getMessage(), e);
        });
    }
}
