package labs.bench.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The seconds (or other numbers) that the runs of one variant took. */
public final class Sample {
    private final List<Double> values = new ArrayList<>();

    /** Adds one run. */
    public void add(double value) {
        values.add(value);
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    public double min() {
        return Collections.min(values);
    }

    public double max() {
        return Collections.max(values);
    }
}
