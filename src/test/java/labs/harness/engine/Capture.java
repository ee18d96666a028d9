package labs.harness.engine;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Time;

/** The output operation that the bench puts at the end of a pipeline. It is part of the checkpoint, the results are not. */
final class Capture<O> implements VoidFunction2<JavaRDD<O>, Time> {
    private static final long serialVersionUID = 1;

    private final String runId;

    Capture(String runId) {
        this.runId = runId;
    }

    @Override
    public void call(JavaRDD<O> rdd, Time time) {
        RunData.of(runId).record(time, rdd.collect());
    }
}
