package labs.lab07;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 2 of lab 7: choose the key, then compute for each key. */
public final class KeyBySensor {

    private KeyBySensor() {}

    /**
     * Finds the highest temperature of each sensor in each batch.
     *
     * <p>A line has the id of a unit, the name of its sensor and a temperature, with one blank between them. A sensor has
     * several units.
     *
     * <pre>
     * batch 1  lines   ["374DM sensor7 42.5", "101AB sensor7 43.0", "204XY sensor9 -3.5"]
     *          highest {sensor7=43.0, sensor9=-3.5}
     * </pre>
     *
     * @param lines readings; all lines are good ones
     * @return one pair for each sensor that the batch has readings of
     */
    public static JavaPairDStream<String, Double> highest(JavaDStream<String> lines) {
        throw new NotSolvedYet();
    }
}
