package labs.harness.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import labs.harness.BenchFailure;
import labs.harness.compare.Causes;
import labs.harness.compare.Outcome;
import labs.harness.compare.Report;
import labs.support.inside.SparkClock;
import labs.support.inside.StreamGraph;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;

/**
 * One run of a script: a streaming context that works through the batches one by one.
 *
 * @param <O> an element that comes out
 */
public final class BatchRun<O> {
    /** In how many JVMs the program is. */
    public enum Jvms {
        /** Driver and executors are one, as in local mode. */
        ONE,
        /** The executors are not the driver. */
        EXECUTORS_APART,
        /** The driver that runs the batches is not the one that has wired the stream, either. */
        ALL_APART
    }

    private final Pipeline<O> pipeline;
    private final Set<Integer> restarts;
    private final Duration interval;
    private final boolean checkpointed;
    private final Jvms jvms;
    private final List<List<List<?>>> batches;

    private RunData data;
    private RunCheckpoint folder;
    private Printed printed;
    private JavaStreamingContext streaming;
    private BatchWatch watch;

    /**
     * @param batches for each batch, for each source, the elements that arrive
     * @param jvms what has the program's classes for itself
     * @param restarts the batches after which the stream is ended and recovered
     */
    public BatchRun(
            Pipeline<O> pipeline,
            List<List<List<?>>> batches,
            Duration interval,
            boolean checkpointed,
            Jvms jvms,
            Set<Integer> restarts) {
        this.pipeline = pipeline;
        this.batches = batches;
        this.interval = interval;
        this.checkpointed = checkpointed;
        this.jvms = jvms;
        this.restarts = restarts;
    }

    /**
     * Runs every batch. May be called once.
     *
     * @param state is told, at the end, what the checkpoint keeps of states, as text; null where nobody asks
     */
    public Outcome<O> run(Consumer<String> state) {
        try (RunData runData = new RunData(batches, interval);
                RunCheckpoint checkpoint = new RunCheckpoint();
                Printed output = new Printed()) {
            data = runData;
            folder = checkpoint;
            printed = output;
            if (pipeline.prints()) {
                output.capture(this::runBatches);
            } else {
                runBatches();
            }
            if (state != null) {
                state.accept(folder.states());
            }
            return data.outcome();
        }
    }

    private void runBatches() {
        try {
            if (jvms == Jvms.EXECUTORS_APART) {
                SparkContexts.apart();
            }
            connect();
            if (jvms == Jvms.ALL_APART) {
                ship();
            }
            start();
            for (int batch = 1; batch <= data.batches(); batch++) {
                runBatch(batch);
                if (restarts.contains(batch)) {
                    restart(batch);
                }
            }
        } finally {
            stop();
            if (jvms != Jvms.ONE) {
                SparkContexts.together();
            }
        }
    }

    /** Builds the stream: a new context on the shared Spark context, the sources, the pipeline. */
    private void connect() {
        streaming = new JavaStreamingContext(SparkContexts.shared(), interval);
        if (checkpointed) {
            streaming.checkpoint(folder.path().toUri().toString());
        }
        List<JavaDStream<Object>> inputs = new ArrayList<>();
        for (int source = 0; source < pipeline.sources(); source++) {
            inputs.add(JavaDStream.fromDStream(
                    new BatchSource<>(streaming.ssc(), data.id(), source), Pipeline.anything()));
        }
        // Spark reports the end of a batch only if the batch had something to do; this gives each batch something.
        inputs.get(0).foreachRDD(rdd -> {});
        try {
            pipeline.connect(inputs, data.id());
        } catch (Exception e) {
            throw Causes.ofConnecting(e);
        }
    }

    private void start() {
        watch = new BatchWatch(streaming);
        try {
            streaming.start();
        } catch (Exception e) {
            throw Causes.ofStarting(e);
        }
    }

    /**
     * Lets the clock show the time of the batch, and waits until the batch is done. Spark writes the checkpoint of a
     * done batch a moment later, under the name of the newest batch that was begun: begun too early, the next batch
     * would give its name to a checkpoint that knows nothing of it.
     */
    private void runBatch(int batch) {
        Time time = data.time(batch);
        SparkClock.set(streaming, time.milliseconds());
        await(batch);
        if (!restarts.isEmpty()) {
            folder.awaitCheckpointAfter(time);
        }
    }

    private void await(int batch) {
        try {
            watch.await(data.time(batch));
        } catch (BenchFailure e) {
            throw e;
        } catch (Throwable e) {
            throw new BenchFailure(new Report(data.outcome()).ofFailedBatch(batch, e), e);
        }
        if (pipeline.prints()) {
            data.record(data.time(batch), printed.takeLines());
        }
    }

    /** Serialises what is wired, and goes on in another driver, with executors that are not the driver. */
    private void ship() {
        try {
            StreamGraph.save(streaming, folder.path());
        } catch (Exception e) {
            throw Causes.ofStarting(e);
        }
        stop();
        Driver.next();
        SparkContexts.apart();
        streaming = new JavaStreamingContext(folder.path().toUri().toString());
    }

    /** Ends the driver after a batch that its checkpoint holds; a new one recovers the stream from there. */
    private void restart(int batch) {
        stop();
        Driver.next();
        SparkContexts.shared();
        streaming = new JavaStreamingContext(folder.path().toUri().toString());
        folder.forgetThatItIsAfter(data.time(batch));
        start();
        // Spark sets the recovered clock to the time of the checkpoint and runs that batch again.
        await(batch);
        folder.awaitCheckpointAfter(data.time(batch));
    }

    private void stop() {
        if (streaming != null) {
            streaming.stop(false, false);
        }
    }
}
