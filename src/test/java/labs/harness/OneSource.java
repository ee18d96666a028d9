package labs.harness;

import java.util.Collection;
import java.util.List;
import labs.harness.engine.Pipeline;

/**
 * The script of a pipeline with one source.
 *
 * @param <I> an element that goes in
 * @param <O> an element that comes out
 */
public final class OneSource<I, O> extends Script<O, OneSource<I, O>> {
    OneSource(Pipeline<O> pipeline) {
        super(pipeline);
    }

    /** Adds batches: the elements that arrive in each, {@code List.of()} for none. */
    @SafeVarargs
    public final OneSource<I, O> onBatches(Collection<? extends I>... batches) {
        return onAll(List.of(batches));
    }

    /** As {@link #onBatches}, for a list of batches that was made by code. */
    public OneSource<I, O> onAll(List<? extends Collection<? extends I>> batches) {
        batches.forEach(batch -> add(List.of(batch)));
        return this;
    }

    @Override
    OneSource<I, O> self() {
        return this;
    }
}
