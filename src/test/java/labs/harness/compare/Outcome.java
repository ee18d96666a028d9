package labs.harness.compare;

import java.util.List;

/**
 * What a run read and what it gave.
 *
 * @param inputs for each batch, for each source, the elements that went in
 * @param outputs for each batch, what it gave each time it was run: once, and once more after a restart; empty if no RDD
 *     was made
 * @param <O> an element that came out
 */
public record Outcome<O>(List<List<List<?>>> inputs, List<List<List<?>>> outputs) {
    /** For each batch what it gave last, an empty list where no RDD was made. */
    @SuppressWarnings("unchecked") // Only the pipeline's own DStream of these elements was recorded.
    public List<List<O>> results() {
        return outputs.stream()
                .map(runs -> runs.isEmpty() ? List.<O>of() : (List<O>) runs.get(runs.size() - 1))
                .toList();
    }
}
