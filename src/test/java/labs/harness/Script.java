package labs.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import labs.harness.compare.Expected;
import labs.harness.compare.Outcome;
import labs.harness.compare.Report;
import labs.harness.engine.BatchRun;
import labs.harness.engine.BatchRun.Jvms;
import labs.harness.engine.Pipeline;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;

/**
 * What a test asks of the bench, step by step: batches that go in, a restart between them, and at the end what must
 * have come out. The first batch is batch 1; it ends when one batch interval has passed.
 *
 * @param <O> an element that comes out
 * @param <S> the type of this script itself, so that calls can be chained
 */
public abstract class Script<O, S extends Script<O, S>> {
    /** A state goes to the checkpoint with the first batch at which so much time has passed, and then again and again. */
    private static final Duration STATE_WRITTEN = Durations.seconds(10);

    /** Whoever fails both without a restart and with one should look at the first. */
    private static final int RESTARTED = 1_000;

    private final Pipeline<O> pipeline;
    private final List<List<List<?>>> batches = new ArrayList<>();
    private final SortedSet<Integer> restarts = new TreeSet<>();
    private Duration interval = Durations.seconds(1);
    private boolean checkpointed;
    private Jvms jvms = Jvms.ONE;
    private String description = "";

    Script(Pipeline<O> pipeline) {
        this.pipeline = pipeline;
    }

    /** Puts a line at the head of every failure, such as the seed that the batches were made from. */
    public S as(String newDescription) {
        description = newDescription;
        return self();
    }

    /** Sets the batch interval. Without it a batch is one second; no test takes longer because batches are longer. */
    public S batch(Duration newInterval) {
        interval = newInterval;
        return self();
    }

    /** As {@link #batch(Duration)}; in whole milliseconds. */
    public S batch(java.time.Duration newInterval) {
        return batch(new Duration(newInterval.toMillis()));
    }

    /** Gives the stream a checkpoint folder of its own, as pipelines with a state or an inverse function need it. */
    public S checkpointed() {
        checkpointed = true;
        return self();
    }

    /**
     * Lets the driver and two executors be JVMs of their own, as on a cluster: what a function keeps in a static field of
     * the answer, or changes in a broadcast variable, is there on this executor only. Partitions with even numbers are on
     * one executor, those with odd numbers on the other.
     */
    public S onExecutors() {
        jvms = Jvms.EXECUTORS_APART;
        return self();
    }

    /**
     * As {@link #onExecutors}, and the driver that runs the batches is not the one that wired them: the wired stream is
     * serialised, and a static field that the wiring has set is empty.
     */
    public S shipped() {
        jvms = Jvms.ALL_APART;
        return checkpointed();
    }

    /** Lets time pass: that many batches in which nothing arrives. */
    public S idle(int count) {
        for (int i = 0; i < count; i++) {
            add(Collections.nCopies(pipeline.sources(), List.of()));
        }
        return self();
    }

    /**
     * Ends the driver here; a new one recovers the stream from its checkpoint. Static fields of the answer to an exercise
     * are as at the start of a program, and so are its executors. As Spark always does, the recovered stream runs the
     * last batch once more; its result must be as expected both times.
     */
    public S restart() {
        if (batches.isEmpty()) {
            throw new IllegalStateException("restart() stands between batches: there is no checkpoint before batch 1.");
        }
        restarts.add(batches.size());
        return checkpointed();
    }

    /**
     * Runs every batch and compares. A batch is given as
     *
     * <ul>
     *   <li>a {@code Map}: the result is pairs, these and no others, each key once;
     *   <li>a {@code Collection}: these elements and no others, each as often as it stands there, in any order (a pair is
     *       a {@code Tuple2} or a {@code Map.entry});
     *   <li>{@link Bench#inOrder inOrder(...)}: these elements in this order;
     *   <li>{@link Bench#NO_RESULT NO_RESULT}: no RDD was made for this batch;
     *   <li>anything else: exactly one element, equal to it.
     * </ul>
     *
     * @param perBatch one for each batch, idle ones too
     * @throws BenchFailure batch by batch what went in, what was expected and what came out; or the exception that
     *     ended a batch, with its cause
     */
    public void expect(Object... perBatch) {
        if (perBatch.length != batches.size()) {
            throw new IllegalArgumentException("expect() names the results of " + perBatch.length
                    + " batches, but there are " + batches.size() + " batches.");
        }
        run(Arrays.stream(perBatch).map(Expected::of).toList());
    }

    /**
     * Runs every batch.
     *
     * @return what came out: for each batch its elements, in the order of the RDD; an empty list where no RDD was made
     * @throws BenchFailure if a batch fails
     */
    public List<List<O>> results() {
        return run(List.of()).results();
    }

    /**
     * Runs every batch, for the sake of what an output operation writes.
     *
     * @throws BenchFailure if a batch fails
     */
    public void complete() {
        run(List.of());
    }

    /**
     * Runs every batch. Together they must be ten seconds long, and the last must be the first to reach them: it is in this
     * batch that Spark writes the state that it carries from batch to batch to the checkpoint.
     *
     * @param texts what may be in the state, such as keys
     * @return those of the texts that are in the state as the checkpoint has it, in this order
     * @throws BenchFailure if a batch fails
     */
    public List<String> kept(String... texts) {
        if (interval.times(batches.size()).less(STATE_WRITTEN)) {
            throw new IllegalStateException(
                    "kept() needs batches for ten seconds: only then Spark writes a state to the checkpoint.");
        }
        List<String> kept = new ArrayList<>();
        checkpointed();
        run(List.of(), state -> Arrays.stream(texts).filter(state::contains).forEach(kept::add));
        return kept;
    }

    /** How much there is to read: batches and elements; more where what is tested is another driver or executor, too. */
    private int size() {
        int elements =
                batches.stream().flatMap(List::stream).mapToInt(List::size).sum();
        return batches.size() + elements + (jvms == Jvms.ONE && restarts.isEmpty() ? 0 : RESTARTED);
    }

    /** The script itself. */
    abstract S self();

    /** Adds a batch: for each source, the elements that arrive in it. */
    final void add(List<? extends Collection<?>> perSource) {
        List<List<?>> batch = new ArrayList<>();
        perSource.forEach(elements -> batch.add(new ArrayList<>(elements)));
        batches.add(batch);
    }

    /** Runs every batch, and compares where something is expected. */
    private Outcome<O> run(List<Expected> expected) {
        return run(expected, null);
    }

    private Outcome<O> run(List<Expected> expected, Consumer<String> state) {
        if (batches.isEmpty()) {
            throw new IllegalStateException("There is no batch to run: say onBatches(...) or idle(...) first.");
        }
        try {
            Outcome<O> outcome = new BatchRun<>(pipeline, batches, interval, checkpointed, jvms, restarts).run(state);
            new Report(outcome, expected).failIfDifferent();
            return outcome;
        } catch (BenchFailure e) {
            e.ofSize(size());
            throw description.isEmpty() ? e : e.under(description);
        }
    }
}
