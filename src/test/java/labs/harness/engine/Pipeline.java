package labs.harness.engine;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import labs.harness.BenchFailure;
import labs.support.inside.StreamGraph;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaDStreamLike;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * What is tested, in one form whether it is a pipeline of one source, of two, or an output operation.
 *
 * @param <O> an element that comes out
 */
public final class Pipeline<O> {
    private final int sources;
    private final boolean prints;
    private final Connection connection;

    private Pipeline(int sources, boolean prints, Connection connection) {
        this.sources = sources;
        this.prints = prints;
        this.connection = connection;
    }

    @SuppressWarnings("unchecked") // The script accepts only elements of the type that the pipeline reads.
    public static <I, O> Pipeline<O> of(Function<JavaDStream<I>, ? extends JavaDStreamLike<O, ?, ?>> pipeline) {
        return new Pipeline<>(1, false, (inputs, runId) -> {
            capture(pipeline.apply((JavaDStream<I>) inputs.get(0)), runId);
        });
    }

    @SuppressWarnings("unchecked")
    public static <A, B, O> Pipeline<O> of(
            BiFunction<JavaDStream<A>, JavaDStream<B>, ? extends JavaDStreamLike<O, ?, ?>> pipeline) {
        return new Pipeline<>(2, false, (inputs, runId) -> {
            capture(pipeline.apply((JavaDStream<A>) inputs.get(0), (JavaDStream<B>) inputs.get(1)), runId);
        });
    }

    @SuppressWarnings("unchecked")
    public static <I> Pipeline<String> printing(Consumer<JavaDStream<I>> operation) {
        return new Pipeline<>(1, true, (inputs, runId) -> {
            int before = StreamGraph.outputOperations(inputs.get(0));
            operation.accept((JavaDStream<I>) inputs.get(0));
            if (StreamGraph.outputOperations(inputs.get(0)) == before) {
                throw new BenchFailure("The output operation registers nothing with the stream, so Spark would run"
                        + " nothing: call foreachRDD, print or another output operation on it.");
            }
        });
    }

    /** How many DStreams the pipeline reads. */
    public int sources() {
        return sources;
    }

    /** Whether what it prints is its result. */
    boolean prints() {
        return prints;
    }

    /** Calls the pipeline on these DStreams; what comes out of each batch goes into the {@link RunData} of the run. */
    void connect(List<? extends JavaDStream<?>> inputs, String runId) {
        connection.connect(inputs, runId);
    }

    private static <O> void capture(JavaDStreamLike<O, ?, ?> result, String runId) {
        if (result == null) {
            throw new BenchFailure("The pipeline returned null instead of a DStream.");
        }
        ClassTag<O> anything = anything();
        JavaDStream.fromDStream(result.dstream(), anything).foreachRDD(new Capture<>(runId));
    }

    /** Spark's Java API knows no element types at run time: every DStream and RDD of it is one of objects. */
    @SuppressWarnings("unchecked")
    static <T> ClassTag<T> anything() {
        return (ClassTag<T>) ClassTag$.MODULE$.apply(Object.class);
    }

    @FunctionalInterface
    private interface Connection {
        void connect(List<? extends JavaDStream<?>> inputs, String runId);
    }
}
