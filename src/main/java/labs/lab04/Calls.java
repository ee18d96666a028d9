package labs.lab04;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts how often Spark calls a state function, and how many keys the state has, by accumulators: tasks add to them,
 * wherever they run, and the driver reads the sums. Counting keys in this way touches none of them. What Spark computes
 * a second time is counted a second time; and accumulators do not survive the recovery of a checkpoint, which is why the
 * labs that recover have none.
 */
final class Calls implements Serializable {
    private final LongAccumulator withData;
    private final LongAccumulator withoutData;
    private final LongAccumulator keys;

    Calls(SparkContext spark) {
        withData = spark.longAccumulator("calls for keys that arrived");
        withoutData = spark.longAccumulator("calls for keys that did not arrive");
        keys = spark.longAccumulator("keys of the state");
    }

    /** Counts one call, in a task. */
    void count(boolean arrived) {
        (arrived ? withData : withoutData).add(1);
    }

    /** Counts a key that has come into the state (1) or gone out of it (-1), in a task. */
    void keys(int more) {
        keys.add(more);
    }

    /** How many keys the state has. On the driver. */
    long keys() {
        return keys.sum();
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
