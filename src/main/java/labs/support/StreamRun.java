package labs.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import labs.support.inside.DiskSpace;
import labs.support.inside.WiredStream;
import labs.support.inside.Words;
import labs.support.time.DurationConverter;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkContext;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerStreamingStarted;

/**
 * One run of a stream, from its start to a clean stop. The end comes by Ctrl-C, when the time of {@code --for} is over, or
 * with a batch that fails; then {@link #close} stops what still runs. Every DStream lab has it around the two calls that
 * start a stream:
 *
 * <pre>{@code
 * try (StreamRun end = StreamRun.of(jssc, run)) {
 *     jssc.start();
 *     jssc.awaitTermination();
 * }
 * }</pre>
 */
public final class StreamRun implements AutoCloseable {
    private static final int STOP_SECONDS = 4;

    /** How much longer than the time of {@code --for} a stream may take to start; Spark's own setting for tests to change. */
    static final String START_PATIENCE = "spark.labs.startPatience";

    /** Hears of a stream's events, and may end its run. */
    public interface Watch extends StreamingListener {
        /** @param end ends the run with that sentence */
        void endsRunWith(Consumer<UserError> end);
    }

    private final JavaStreamingContext jssc;
    private final FutureTask<Void> stop;
    private final SlowBatchWatch slow = new SlowBatchWatch(Duration.ofSeconds(10));
    private volatile Throwable fullDisk;
    private final List<Function<Throwable, Optional<UserError>>> explanations = new ArrayList<>();

    private final Thread starter = Thread.currentThread();
    private volatile boolean ending;
    private volatile boolean started;
    private volatile UserError failedStart;

    private StreamRun(JavaStreamingContext jssc) {
        this.jssc = jssc;
        this.stop = new FutureTask<>(this::end, null);
    }

    /**
     * Says where the Spark UI is and which process this is, and looks after the end of a stream that is wired.
     *
     * @param watches what else is to hear of the stream's events, such as the watch of its source
     * @throws UserError if the master has no thread beside those of the receivers
     */
    public static StreamRun of(JavaStreamingContext jssc, RunOptions options, StreamingListener... watches) {
        LabConf.requireThreads(jssc.ssc().sc().master(), WiredStream.receivers(jssc));
        StreamRun run = new StreamRun(jssc);
        run.listen(run.slow);
        jssc.addStreamingListener(new StreamingListener() {
            @Override
            public void onStreamingStarted(StreamingListenerStreamingStarted started) {
                run.started = true;
            }
        });
        List.of(watches).forEach(run::listen);
        options.runFor().ifPresent(time -> jssc.addStreamingListener(new StopAfter(time, run)));
        announce(jssc.ssc().sc(), options);
        Thread.setDefaultUncaughtExceptionHandler(run::threadEnded);
        return run;
    }

    private void listen(StreamingListener watch) {
        if (watch instanceof Watch ending) {
            ending.endsRunWith(this::endWith);
        }
        jssc.addStreamingListener(watch);
    }

    /** A stream that has not started yet may wait for its source for ever, and hears of an error only afterwards. */
    private void endWith(UserError error) {
        WiredStream.fail(jssc, error);
        if (!started && failedStart == null) {
            failedStart = error;
            starter.interrupt();
        }
    }

    /** What a failed batch means where the lab knows it better, asked before everybody else. */
    public StreamRun explainedBy(Function<Throwable, Optional<UserError>> explanation) {
        explanations.add(explanation);
        return this;
    }

    /**
     * Stops where that has not begun, and waits for it. What was received and not yet processed is given up: waiting for
     * it can take as long as the stream lasts.
     *
     * @throws UserError if a batch failed, with what Spark threw as its cause
     */
    @Override
    public void close() {
        Optional<UserError> failure = failure();
        stop();
        slow.close();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** The sentence for a batch that failed. What is a sentence already goes its own way. */
    private Optional<UserError> failure() {
        if (failedStart != null) {
            return Optional.of(failedStart);
        }
        try {
            // With no time to wait, this only throws again what ended the stream.
            jssc.awaitTerminationOrTimeout(0);
            return Optional.ofNullable(fullDisk).map(Failures::asUserError);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            if (Failures.find(e, UserError.class).isPresent()) {
                return Optional.empty();
            }
            if (Words.CONSUMER_CLOSED.isIn(Failures.root(e).getMessage())) {
                // Whoever stopped the stream has closed its consumer, and Spark has made one more batch.
                return Optional.of(UserError.noFailure(e));
            }
            return explanations.stream()
                    .map(explanation -> explanation.apply(e))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> Optional.of(UserError.failure(
                            "A batch failed, so the lab stops: "
                                    + Failures.asUserError(e).getMessage(),
                            e)));
        }
    }

    private void stop() {
        beginStop();
        try {
            stop.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            Lab.explain(e.getCause());
        } catch (TimeoutException e) {
            // The results are all printed or stored; what has not ended by now ends with the JVM.
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

    /** In a thread of its own: the stop may wait for the one that asks for it. */
    private void beginStop() {
        Thread stopper = new Thread(stop, "stop");
        stopper.setDaemon(true);
        stopper.start();
    }

    private void end() {
        ending = true;
        jssc.stop(true, false);
    }

    /**
     * A stop ends the threads of what is running, and Ctrl-C ends them all: that is no news. Anything else is. On a full
     * disk, threads of Spark end without which it makes no more batches.
     */
    private void threadEnded(Thread thread, Throwable e) {
        if (ending || ShutdownHookManager.get().isShutdownInProgress()) {
            return;
        }
        if (DiskSpace.isFull(e)) {
            fullDisk = e;
            beginStop();
        } else {
            Lab.explain(e);
        }
    }

    /**
     * Stops a stream when it has run for a time, counted from when it is started. On a cluster that is gone it never is:
     * Spark waits for the executors on which its receivers are to run.
     */
    private static final class StopAfter implements StreamingListener {
        private final Duration time;
        private final StreamRun run;
        /** With a thread of its own from now on: Spark refuses to stop in a thread that a listener has made. */
        private final Timer timer = new Timer("stop-after", true);

        private final TimerTask giveUp = task(this::giveUp);

        StopAfter(Duration time, StreamRun run) {
            this.time = time;
            this.run = run;
            timer.schedule(giveUp, time.toMillis() + run.jssc.ssc().conf().getTimeAsMs(START_PATIENCE, "1m"));
        }

        @Override
        public void onStreamingStarted(StreamingListenerStreamingStarted started) {
            giveUp.cancel();
            timer.schedule(
                    task(() -> {
                        Lab.beginEnd();
                        run.stop.run();
                    }),
                    time.toMillis());
        }

        private void giveUp() {
            run.endWith(
                    UserError.failure("The stream has not started, and the time of --for is over; on a cluster, look"
                            + " whether it still runs and has cores free."));
        }

        private static TimerTask task(Runnable work) {
            return new TimerTask() {
                @Override
                public void run() {
                    work.run();
                }
            };
        }
    }
}
