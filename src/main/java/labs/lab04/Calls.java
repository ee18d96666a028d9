package labs.lab04;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts how often Spark calls a state function, by two accumulators: tasks add to them, wherever they run, and the
 * driver reads the sums. They do not survive the recovery of a checkpoint, which is why the labs that recover have none.
 */
final class Calls implements Serializable {
    private final LongAccumulator withData;
    private final LongAccumulator withoutData;

    Calls(SparkContext spark) {
        withData = spark.longAccumulator("calls for keys that arrived");
        withoutData = spark.longAccumulator("calls for keys that did not arrive");
    }

    /** Counts one call, in a task. */
    void count(boolean arrived) {
        (arrived ? withData : withoutData).add(1);
    }

    /** How many calls there were since the last look, in words; starts again at 0. On the driver. */
    String take() {
        long arrived = withData.sum();
        long others = withoutData.sum();
        withData.reset();
        withoutData.reset();
        return (arrived + others) + " calls: " + arrived + " for keys that arrived, " + others + " for others";
    }
}
