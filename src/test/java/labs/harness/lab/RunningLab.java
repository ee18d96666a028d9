package labs.harness.lab;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import labs.harness.engine.SparkContexts;
import labs.support.Lab;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.streaming.StreamingContext;
import scala.Option;

/**
 * A lab's command that runs within the test's JVM, in a thread of its own, while the test looks at what it prints. It
 * runs as for a student, on Spark's real clock with a Spark context of its own, and takes a third of the processor time
 * that a {@link LabProcess} takes, because the JVM is warm. What only a process can show (its exit by a signal, what is
 * left after {@code kill -9}, on which ports it listens, how large its heap grows) needs that one.
 *
 * <p>One at a time: standard output, standard error and the Spark context are the JVM's. Spark keeps its Kafka consumers
 * by group and partition for as long as the JVM lives, so two runs that read the same topic in the same group need the
 * same broker.
 */
public final class RunningLab extends LabOutput<RunningLab> {
    private final Thread.UncaughtExceptionHandler handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
    private final Redirected terminal = new Redirected(new LineStream(out), new LineStream(err));
    private final FutureTask<Integer> call;
    private final Thread thread;

    private RunningLab(Object command, String[] args) {
        call = new FutureTask<>(() -> terminal.call(() -> Lab.call(command, args)));
        thread = new Thread(call, "lab");
        thread.start();
    }

    /**
     * Starts a command. The Spark context that the tests of this JVM share is ended first, since there can be only one.
     *
     * @param command an object with picocli's annotations, as for {@link Lab#call}
     * @param args what is typed after its name
     */
    public static RunningLab start(Object command, String... args) {
        SparkContexts.stop();
        return new RunningLab(command, args);
    }

    /**
     * Ends the DStreams of the lab as {@code --for} does, and waits for the lab to end.
     *
     * @return its exit code
     */
    public int stop() {
        Option<StreamingContext> stream = StreamingContext.getActive();
        if (stream.isEmpty()) {
            throw new AssertionError("There is no stream to stop.\n" + transcript());
        }
        stream.get().stop(true, false);
        return awaitExit();
    }

    @Override
    public int awaitExit() {
        try {
            return call.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The lab did not end.\n" + transcript(), e);
        } catch (ExecutionException e) {
            throw new AssertionError("The lab ended with an error that nobody explained.\n" + transcript(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Interrupts the lab where it still runs, waits for it, and leaves this JVM as it was. */
    @Override
    public void close() {
        try {
            if (!call.isDone()) {
                thread.interrupt();
                awaitExit();
            }
            stopWhatIsLeft();
        } finally {
            terminal.close();
            Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
        }
    }

    /** A lab may leave contexts behind, since its process would have ended; and a clean stop may still be at work. */
    private static void stopWhatIsLeft() {
        Option<StreamingContext> stream = StreamingContext.getActive();
        if (stream.isDefined()) {
            stream.get().stop(true, false);
        }
        Option<SparkContext> context = SparkContext$.MODULE$.getActive();
        if (context.isDefined()) {
            context.get().stop();
            // A stop that somebody else has begun goes on; until it has ended, no other context can be made.
            await().atMost(DEADLINE)
                    .until(() -> SparkContext$.MODULE$.getActive().isEmpty());
        }
    }

    @Override
    RunningLab self() {
        return this;
    }
}
