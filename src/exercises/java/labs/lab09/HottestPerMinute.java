package labs.lab09;

import labs.check.NotSolvedYet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Exercise 1 of lab 9. */
public final class HottestPerMinute {

    private HottestPerMinute() {}

    /**
     * Finds the highest temperature of each minute, by the time at which it was measured.
     *
     * <pre>
     * batch 1  readings  arrived   time      sensor     temperature
     *                    12:01:02  12:00:10  "sensor1"  21.5
     *                    12:01:02  12:00:59  "sensor2"  64.0
     *                    12:01:03  12:01:00  "sensor1"  21.0
     *          hottest   start     highest
     *                    12:00     64.0
     *                    12:01     21.0
     * batch 2  readings  12:01:04  12:00:30  "sensor2"  66.5
     *          hottest   12:00     66.5
     *                    12:01     21.0
     * </pre>
     *
     * <p>The result is shown in output mode complete: after each batch, all minutes that were ever seen.
     *
     * @param readings the columns {@code arrived} and {@code time} (timestamps), {@code sensor} and {@code temperature}
     *     (degrees)
     * @return the columns {@code start}, when the minute begins, and {@code highest}
     */
    public static Dataset<Row> hottest(Dataset<Row> readings) {
        throw new NotSolvedYet();
    }
}
