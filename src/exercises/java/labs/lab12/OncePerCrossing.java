package labs.lab12;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 1 of lab 12: an alert when a sensor gets hot, not as long as it is hot. */
public final class OncePerCrossing {

    private OncePerCrossing() {}

    /**
     * Keeps the readings with which a sensor gets above the limit: the first of it above the limit, and each one after a
     * reading at the limit or below.
     *
     * <p>A line has the name of a sensor and a temperature, with one blank between them. A batch has at most one reading
     * of each sensor, and may have none of it, which says nothing about its temperature.
     *
     * <pre>
     * limit 65
     * batch 1  readings ["sensor7 64.0", "sensor9 70.0"]   crossings ["sensor9 70.0"]
     * batch 2  readings ["sensor7 66.5", "sensor9 71.0"]   crossings ["sensor7 66.5"]   sensor9 was above before
     * batch 3  readings ["sensor7 65.0"]                   crossings []                 no longer above
     * batch 4  readings ["sensor7 65.5", "sensor9 70.5"]   crossings ["sensor7 65.5"]
     * </pre>
     *
     * @param readings all lines are good ones
     * @param limit in degrees; a reading at the limit is not above it
     * @return the lines of these readings, as they came
     */
    public static JavaDStream<String> crossings(JavaDStream<String> readings, double limit) {
        throw new NotSolvedYet();
    }
}
