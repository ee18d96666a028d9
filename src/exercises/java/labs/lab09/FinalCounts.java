package labs.lab09;

import labs.check.NotSolvedYet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Exercise 2 of lab 9. */
public final class FinalCounts {

    private FinalCounts() {}

    /**
     * Counts the readings of each sensor in each minute of event time, and gives each count once: when it is final. A
     * reading may be two minutes late. One that comes when its minute is final already is left out.
     *
     * <pre>
     * batch 1  readings  time      sensor
     *                    12:00:10  "sensor1"
     *                    12:00:50  "sensor1"
     *          counts    (nothing: 12:00 may still change)
     * batch 2  readings  12:02:30  "sensor1"
     *                    12:00:20  "sensor2"       late, but not by two minutes and more
     *          counts    (nothing: the newest reading less two minutes is 12:00:30)
     * batch 3  readings  12:03:00  "sensor1"
     *          counts    start     sensor     readings
     *                    12:00     "sensor1"  2
     *                    12:00     "sensor2"  1
     * batch 4  readings  12:00:40  "sensor1"       too late
     *          counts    (nothing)
     * </pre>
     *
     * <p>The result is written in output mode append, which Spark allows only to a query that says when rows are final.
     *
     * @param readings the columns {@code time} (timestamp) and {@code sensor}
     * @return the columns {@code start}, when the minute begins, {@code sensor} and {@code readings} (a long)
     */
    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        throw new NotSolvedYet();
    }
}
