package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The solution of {@code HottestPerMinute}. */
public final class HottestPerMinuteSolution {

    private HottestPerMinuteSolution() {}

    /** Groups by the minute that the time of the reading lies in. */
    public static Dataset<Row> hottest(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"))
                .agg(max("temperature").as("highest"))
                .select(col("window.start").as("start"), col("highest"));
    }
}
