package labs.lab09;

import labs.check.NotSolvedYet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Exercise 3 of lab 9. */
public final class LatestReading {

    private LatestReading() {}

    /**
     * Finds the temperature that each sensor measured last: by the time of the reading, in whatever order they come. The
     * same method must serve a table that is complete and one that still grows.
     *
     * <pre>
     * batch 1  readings  time      sensor     temperature
     *                    12:00:20  "sensor1"  21.5
     *                    12:00:10  "sensor1"  99.0
     *                    12:00:30  "sensor2"  40.0
     *          latest    sensor     temperature
     *                    "sensor1"  21.5
     *                    "sensor2"  40.0
     * batch 2  readings  12:00:25  "sensor1"  20.5
     *                    12:00:05  "sensor2"  80.0
     *          latest    "sensor1"  20.5
     *                    "sensor2"  40.0
     * </pre>
     *
     * <p>As a batch, the five readings at once give what batch 2 gives. A sensor never measures twice at the same time.
     *
     * @param readings the columns {@code time} (timestamp), {@code sensor} and {@code temperature} (degrees)
     * @return the columns {@code sensor} and {@code temperature}
     */
    public static Dataset<Row> latest(Dataset<Row> readings) {
        throw new NotSolvedYet();
    }
}
