package labs.lab04;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 1 of lab 4: a state that is not what comes out. */
public final class RunningAverage {

    private RunningAverage() {}

    /**
     * Keeps the average of everything that each sensor has reported since the start. Each batch shows all sensors, even
     * those that have reported nothing in it.
     *
     * <pre>
     * batch 1  readings  [(pier, 20), (pier, 30), (tower, 10)]
     *          averages  {pier=25.0, tower=10.0}
     * batch 2  readings  [(pier, 10)]
     *          averages  {pier=20.0, tower=10.0}
     * </pre>
     *
     * @param readings pairs of sensor and temperature
     * @return for each sensor the average since the start
     */
    public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
        throw new NotSolvedYet();
    }
}
