package labs.lab12;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The solution of {@code DropRepeated}. */
public final class DropRepeatedSolution {

    private DropRepeatedSolution() {}

    /** The key of an alert is its sensor and its time; the watermark says when Spark may forget it. */
    public static Dataset<Row> distinct(Dataset<Row> alerts) {
        return alerts.withWatermark("time", "10 minutes")
                .dropDuplicatesWithinWatermark("sensor", "time")
                .select("time", "sensor", "temperature");
    }
}
