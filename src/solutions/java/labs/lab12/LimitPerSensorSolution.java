package labs.lab12;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The solution of {@code LimitPerSensor}. */
public final class LimitPerSensorSolution {

    private LimitPerSensorSolution() {}

    /** Every reading stays in a left outer join, with its limit or without; each task has the whole table. */
    public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
        return readings.join(broadcast(limits), readings.col("sensor").equalTo(limits.col("sensor")), "left_outer")
                .where(col("temperature").gt(coalesce(col("limit"), lit(65))))
                .select(readings.col("sensor"), col("temperature"));
    }
}
