package labs.lab06;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 1 of lab 6: a regular expression that looks back at what it has matched. */
public final class ValidIds {

    private ValidIds() {}

    /**
     * Keeps the lines whose two ids are valid and belong together.
     *
     * <p>A line has the id of a sensor, a blank, and the id of its equipment, and nothing else. The first is
     * {@code S-DSA-MP6-CAP15-02468-} and a unit, the second {@code E-DSA-MP6-CAP15-13579-} and a unit. A unit is three
     * digits and two capital letters from A to Z, such as {@code 374DM}, and in both ids it must be the same one.
     *
     * <pre>
     * batch 1  lines   ["S-DSA-MP6-CAP15-02468-374DM E-DSA-MP6-CAP15-13579-374DM",
     *                   "S-DSA-MP6-CAP15-02468-374DM E-DSA-MP6-CAP15-13579-101AB",
     *                   "S-DSA-MP6-CAP15-02468-374dm E-DSA-MP6-CAP15-13579-374dm"]
     *          valid   ["S-DSA-MP6-CAP15-02468-374DM E-DSA-MP6-CAP15-13579-374DM"]
     * </pre>
     *
     * @param lines two ids a line, or something else
     * @return the valid lines, unchanged, in any order
     */
    public static JavaDStream<String> valid(JavaDStream<String> lines) {
        throw new NotSolvedYet();
    }
}
