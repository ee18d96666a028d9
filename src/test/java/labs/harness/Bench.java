package labs.harness;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import labs.harness.compare.InOrder;
import labs.harness.engine.Pipeline;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaDStreamLike;

/**
 * The way into the test bench: says what is tested. What goes in and what must come out is said to the
 * {@link Script} that these methods answer with; nothing runs before its last word, such as
 * {@link Script#expect expect}.
 *
 * <p>A pipeline's functions are sent to Spark's executors, so they must not capture the test: use static methods, or
 * lambdas that use nothing but local values.
 */
public final class Bench {
    /**
     * What to expect of a batch for which the pipeline makes no RDD at all: every other batch, for example, when a
     * window slides by two batches. A batch whose RDD is empty is {@code List.of()} or {@code Map.of()} instead.
     */
    public static final Object NO_RESULT = new Object() {
        @Override
        public String toString() {
            return "no result";
        }
    };

    private Bench() {}

    /**
     * Tests a pipeline with one source. With a lambda, say the type that goes in:
     * {@code run((JavaDStream<String> lines) -> WindowedWordCount.count(lines, window, slide))}. Of a pipeline with
     * several results, the lambda picks one: {@code run((JavaDStream<String> lines) -> Words.split(lines).long())}.
     *
     * @param pipeline source in, result out
     * @param <I> an element that goes in
     * @param <O> an element that comes out; a {@code Tuple2} if the result is a {@code JavaPairDStream}
     */
    public static <I, O> OneSource<I, O> run(Function<JavaDStream<I>, ? extends JavaDStreamLike<O, ?, ?>> pipeline) {
        return new OneSource<>(Pipeline.of(pipeline));
    }

    /**
     * Tests a pipeline with two sources, such as a join.
     *
     * @param pipeline both sources in, result out
     */
    public static <A, B, O> TwoSources<A, B, O> run(
            BiFunction<JavaDStream<A>, JavaDStream<B>, ? extends JavaDStreamLike<O, ?, ?>> pipeline) {
        return new TwoSources<>(Pipeline.of(pipeline));
    }

    /**
     * Tests an output operation. What comes out of a batch is what it prints on standard output, line by line in order,
     * the lines that tasks print last and marked, since on a cluster they are somewhere else; where it writes elsewhere, call {@link Script#complete} and look there.
     *
     * @param operation registers at least one output operation on the source
     */
    public static <I> OneSource<I, String> output(Consumer<JavaDStream<I>> operation) {
        return new OneSource<>(Pipeline.printing(operation));
    }

    /** What to expect of a batch whose order is certain, because it was sorted: these elements, in this order. */
    public static Object inOrder(Object... elements) {
        return new InOrder(Arrays.asList(elements));
    }
}
