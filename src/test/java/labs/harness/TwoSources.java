package labs.harness;

import java.util.Collection;
import java.util.List;
import labs.harness.engine.Pipeline;

/**
 * The script of a pipeline with two sources.
 *
 * @param <A> an element of the first source
 * @param <B> an element of the second source
 * @param <O> an element that comes out
 */
public final class TwoSources<A, B, O> extends Script<O, TwoSources<A, B, O>> {
    TwoSources(Pipeline<O> pipeline) {
        super(pipeline);
    }

    /** Adds one batch: what arrives in it from each source, {@code List.of()} for nothing. */
    public TwoSources<A, B, O> onBatch(Collection<? extends A> first, Collection<? extends B> second) {
        add(List.of(first, second));
        return this;
    }

    @Override
    TwoSources<A, B, O> self() {
        return this;
    }
}
