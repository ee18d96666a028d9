package labs.lab12;

import labs.check.NotSolvedYet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Exercise 2 of lab 12: a stream joined with a table that stands still. */
public final class LimitPerSensor {

    private LimitPerSensor() {}

    /**
     * Keeps the readings that are above the limit of their own sensor. A sensor that is not in the table of limits has 65
     * degrees.
     *
     * <pre>
     * limits           sensor     limit
     *                  "sensor1"  30.0      a cold store
     *                  "sensor2"  90.0      an oven
     * batch 1 readings sensor     temperature
     *                  "sensor1"  31.5      above 30
     *                  "sensor2"  70.0
     *                  "sensor3"  70.0      above 65
     *         hot      "sensor1"  31.5
     *                  "sensor3"  70.0
     * </pre>
     *
     * @param readings the columns {@code sensor} and {@code temperature} (degrees); a stream
     * @param limits the columns {@code sensor} and {@code limit} (degrees); a table of a few rows, each sensor at most once
     * @return the columns {@code sensor} and {@code temperature}
     */
    public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
        throw new NotSolvedYet();
    }
}
