package labs.lab04;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Exercise 3 of lab 4: a stream that is silent while nothing happens. */
public final class OnlyChanges {

    private OnlyChanges() {}

    /**
     * Passes on a reading only if it tells something new: it is the sensor's first, or it differs by at least
     * {@code step} degrees from the one that was <em>passed on</em> last. A sensor reports at most once in a batch.
     *
     * <pre>
     * step 5
     * batch 1  readings [(pier, 20), (tower, 10)]   changes [(pier, 20), (tower, 10)]
     * batch 2  readings [(pier, 23), (tower, 15)]   changes [(tower, 15)]
     * batch 3  readings [(pier, 26)]                changes [(pier, 26)]    6 degrees since batch 1
     * </pre>
     *
     * <p>Use {@code mapWithState}: it touches only the sensors that report.
     *
     * @param readings pairs of sensor and temperature
     * @param step degrees
     * @return the readings that tell something new
     */
    public static JavaDStream<Tuple2<String, Integer>> changes(JavaPairDStream<String, Integer> readings, int step) {
        throw new NotSolvedYet();
    }
}
