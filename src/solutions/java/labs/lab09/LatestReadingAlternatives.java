package labs.lab09;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Other right answers to {@code LatestReading}. */
public final class LatestReadingAlternatives {

    private LatestReadingAlternatives() {}

    /** Takes the greatest pair of time and temperature. */
    public static final class GreatestPair {
        public static Dataset<Row> latest(Dataset<Row> readings) {
            return readings.groupBy("sensor")
                    .agg(max(struct("time", "temperature")).as("last"))
                    .select("sensor", "last.temperature");
        }
    }
}
