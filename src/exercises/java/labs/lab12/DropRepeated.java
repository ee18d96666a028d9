package labs.lab12;

import labs.check.NotSolvedYet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Exercise 3 of lab 12: what at least once asks of whoever reads. */
public final class DropRepeated {

    private DropRepeated() {}

    /**
     * Keeps each alert once. An alert that is sent again is about the same sensor and the same time of the reading; when
     * it was sent differs.
     *
     * <p>The state must not grow for ever: an alert whose reading is more than 10 minutes older than the newest of the
     * batches before is not expected any more, and is left out, whether it was there before or not.
     *
     * <pre>
     * batch 1  alerts    time      sensor     temperature  sent
     *                    12:00:01  "sensor7"  66.5         12:00:01
     *          distinct  12:00:01  "sensor7"  66.5
     * batch 2  alerts    12:00:01  "sensor7"  66.5         12:03:10    sent again
     *                    12:03:00  "sensor7"  67.0         12:03:11
     *          distinct  12:03:00  "sensor7"  67.0
     * </pre>
     *
     * @param alerts the columns {@code time} (timestamp of the reading), {@code sensor}, {@code temperature} (degrees) and
     *     {@code sent} (timestamp); a stream
     * @return the columns {@code time}, {@code sensor} and {@code temperature}, for output mode append
     */
    public static Dataset<Row> distinct(Dataset<Row> alerts) {
        throw new NotSolvedYet();
    }
}
