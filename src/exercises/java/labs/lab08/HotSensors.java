package labs.lab08;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 2 of lab 8: the sensors whose mean in a window is above a limit. */
public final class HotSensors {

    private HotSensors() {}

    /**
     * The sensors whose mean temperature in the window is above the limit, with that mean. A reading counts as much as
     * any other in the window, in whichever batch it came; a mean of exactly the limit is not above it.
     *
     * <pre>
     * window of 2 batches that slides by 1, limit 65
     * batch 1  temperatures  (a,60.0) (b,65.0)
     *          hot           nothing
     * batch 2  temperatures  (a,80.0) (a,70.0)
     *          hot           (a,70.0)            60, 80 and 70
     * batch 3  temperatures  nothing
     *          hot           (a,75.0)            80 and 70
     * </pre>
     *
     * @param temperatures sensor and temperature in degrees
     * @param window the window length
     * @param slide the sliding interval
     * @param limit in degrees
     * @return sensor and mean temperature, of the sensors above the limit
     */
    public static JavaPairDStream<String, Double> hot(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        throw new NotSolvedYet();
    }
}
