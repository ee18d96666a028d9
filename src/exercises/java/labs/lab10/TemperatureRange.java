package labs.lab10;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 1 of lab 10: a feature of a window that needs two numbers on the way. */
public final class TemperatureRange {

    private TemperatureRange() {}

    /**
     * For each sensor, how far apart the highest and the lowest temperature of the window are.
     *
     * <pre>
     * window 2 s, slide 1 s
     * batch 1  temperatures [("a", -5.0), ("a", -2.0), ("b", 40.0)]
     *          ranges       {"a"=3.0, "b"=0.0}
     * batch 2  temperatures [("a", -9.0)]
     *          ranges       {"a"=7.0, "b"=0.0}
     * </pre>
     *
     * @param temperatures a sensor and one of its temperatures, in degrees
     * @param window the window length
     * @param slide the sliding interval
     * @return each sensor of the window with its range, in degrees
     */
    public static JavaPairDStream<String, Double> ranges(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        throw new NotSolvedYet();
    }
}
