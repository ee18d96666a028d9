package labs.harness.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import labs.harness.compare.Outcome;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Time;

/**
 * What the batches of one run read and gave. It is found by the run's id, not through references: the stream that reads
 * and writes it may have been recovered from a checkpoint.
 */
final class RunData implements AutoCloseable {
    private static final Map<String, RunData> RUNS = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final List<List<List<?>>> inputs;
    private final Duration interval;
    /** For each batch, what it gave each time it was run. */
    private final List<List<List<?>>> outputs = new ArrayList<>();

    /**
     * Makes the data known until it is closed.
     *
     * @param inputs for each batch, for each source, the elements that arrive
     */
    RunData(List<List<List<?>>> inputs, Duration interval) {
        this.inputs = inputs;
        this.interval = interval;
        inputs.forEach(batch -> outputs.add(Collections.synchronizedList(new ArrayList<>())));
        RUNS.put(id, this);
    }

    /** The data of the run with that id. */
    static RunData of(String id) {
        RunData data = RUNS.get(id);
        if (data == null) {
            throw new IllegalStateException("The test run of this stream is over.");
        }
        return data;
    }

    String id() {
        return id;
    }

    /** How many batches the run has. */
    int batches() {
        return inputs.size();
    }

    /** The time of a batch: batch 1 ends after one interval, on a clock that starts at 0. */
    Time time(int batch) {
        return new Time(batch * interval.milliseconds());
    }

    /** What arrives from a source in the batch of that time. */
    @SuppressWarnings("unchecked") // Pipeline connects each source to a DStream of its type.
    <T> List<T> input(Time time, int source) {
        return (List<T>) inputs.get(index(time)).get(source);
    }

    /** Notes what the batch of that time gave. */
    void record(Time time, List<?> elements) {
        outputs.get(index(time)).add(elements);
    }

    /** All that went in and came out so far. */
    <O> Outcome<O> outcome() {
        return new Outcome<>(inputs, outputs);
    }

    @Override
    public void close() {
        RUNS.remove(id);
    }

    private int index(Time time) {
        return (int) (time.milliseconds() / interval.milliseconds()) - 1;
    }
}
