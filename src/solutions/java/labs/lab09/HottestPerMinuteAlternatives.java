package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Other right answers to {@code HottestPerMinute}. */
public final class HottestPerMinuteAlternatives {

    private HottestPerMinuteAlternatives() {}

    /** Cuts the time down to the minute. */
    public static final class CutsToTheMinute {
        public static Dataset<Row> hottest(Dataset<Row> readings) {
            return readings.groupBy(date_trunc("minute", col("time")).as("start"))
                    .agg(max("temperature").as("highest"));
        }
    }
}
