package labs.harness.engine;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.streaming.StreamingContext;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.dstream.InputDStream;
import scala.Option;

/**
 * A DStream whose RDD of batch n holds what the test gave for batch n. Spark's own {@code queueStream} cannot be
 * recovered from a checkpoint; this one can: the checkpoint holds only the name of the run, the data stays in
 * {@link RunData}, and it answers for any time, so that a recovered stream can read old batches again.
 */
final class BatchSource<T> extends InputDStream<T> {
    private static final long serialVersionUID = 1;
    /** More than one, so that what is right only within a partition is found out. */
    private static final int PARTITIONS = 2;

    private final String runId;
    private final int source;

    BatchSource(StreamingContext context, String runId, int source) {
        super(context, Pipeline.anything());
        this.runId = runId;
        this.source = source;
    }

    @Override
    public void start() {
        // There is no connection to open.
    }

    @Override
    public void stop() {
        // There is no connection to close.
    }

    /** Always an RDD, as a receiver's DStream makes one too when nothing came: an empty one without partitions. */
    @Override
    public Option<RDD<T>> compute(Time time) {
        List<T> elements = RunData.of(runId).input(time, source);
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(context().sparkContext());
        JavaRDD<T> rdd = elements.isEmpty() ? spark.emptyRDD() : spark.parallelize(elements, PARTITIONS);
        return Option.apply(rdd.rdd());
    }
}
