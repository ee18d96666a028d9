package labs.support;

import java.io.NotSerializableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.streaming.Checkpoint;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/** Runs a streaming context from its start to a clean stop: what every DStream lab does in the same way. */
public final class Streams {
    private Streams() {}

    /** A {@link Duration} as Spark Streaming wants it. Spark counts in whole milliseconds. */
    public static org.apache.spark.streaming.Duration spark(Duration duration) {
        return new org.apache.spark.streaming.Duration(duration.toMillis());
    }

    /**
     * Says where the Spark UI is and which process this is, then starts the stream and waits: for as long as
     * {@code --for} says, else until Ctrl-C. A batch that fails ends the lab.
     *
     * @return the exit code, 0
     * @throws UserError if a batch failed
     */
    public static int run(JavaStreamingContext jssc, RunOptions options) throws InterruptedException {
        jssc.addStreamingListener(new SourceWatch());
        announce(jssc.ssc().sc(), options);
        Thread.setDefaultUncaughtExceptionHandler(Streams::threadEnded);
        try {
            refuseWhatNoCheckpointTakes(jssc.ssc());
            jssc.start();
            await(jssc, options);
        } finally {
            stop(jssc);
        }
        return 0;
    }

    /** Spark makes the same check, but to explain what it found it uses a class that Java 25 does not have. */
    static void refuseWhatNoCheckpointTakes(StreamingContext stream) {
        if (!stream.isCheckpointingEnabled()) {
            return;
        }
        try {
            Checkpoint.serialize(
                    new Checkpoint(stream, new Time(0)), stream.sparkContext().getConf());
        } catch (Exception e) {
            NotSerializableException object =
                    Failures.find(e, NotSerializableException.class).orElseThrow(() -> new IllegalStateException(e));
            throw UserError.failure(
                    "The stream cannot be written to a checkpoint, because a function of it holds on to an object that is"
                            + " not serialisable, a " + Failures.firstLine(object.getMessage())
                            + "; make that object inside of the function (--debug shows where).",
                    e);
        }
    }

    private static void await(JavaStreamingContext jssc, RunOptions options) throws InterruptedException {
        try {
            if (options.runFor().isPresent()) {
                jssc.awaitTerminationOrTimeout(options.runFor().get().toMillis());
            } else {
                jssc.awaitTermination();
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw batchFailed(e);
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

    /** What was received and not yet processed is given up: waiting for it can take as long as the stream lasts. */
    private static void stop(JavaStreamingContext jssc) {
        Thread stopper = new Thread(() -> jssc.stop(true, false), "stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(TimeUnit.SECONDS.toMillis(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A stop interrupts the batch that is running, which ends its thread: that is no news. Anything else is. */
    private static void threadEnded(Thread thread, Throwable e) {
        if (!(e instanceof InterruptedException)) {
            Lab.explain(e);
        }
    }

    private static UserError batchFailed(Exception e) {
        return Failures.find(e, UserError.class).orElseGet(() -> {
            UserError cause = Failures.asUserError(e);
            return UserError.failure("A batch failed, so the lab stops: " + cause.getMessage(), e);
        });
    }
}
