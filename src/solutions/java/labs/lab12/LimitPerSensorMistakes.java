package labs.lab12;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;

import labs.check.Mistake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Wrong answers to {@code LimitPerSensor}. */
public final class LimitPerSensorMistakes {

    private LimitPerSensorMistakes() {}

    private static Dataset<Row> joined(Dataset<Row> readings, Dataset<Row> limits) {
        return readings.join(limits, new String[] {"sensor"}, "left_outer");
    }

    /** Loses whoever is not in the table. */
    @Mistake("Sensors that are not in the table of limits have no alerts at all: an inner join keeps only what has a"
            + " partner. A left outer join keeps every reading, with null where there is no limit; and nothing is greater"
            + " than null, so say what takes its place.")
    public static final class InnerJoin {
        public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
            return readings.join(limits, new String[] {"sensor"}, "inner")
                    .where("temperature > limit")
                    .select("sensor", "temperature");
        }
    }

    /** Compares with nothing. */
    @Mistake(
            "Sensors that are not in the table have an alert for every reading: where there is no limit, it is 65 degrees,"
                    + " not none. coalesce gives the first of its arguments that is not null.")
    public static final class NoLimitAtAll {
        public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
            return joined(readings, limits)
                    .where(col("limit").isNull().or(col("temperature").gt(col("limit"))))
                    .select("sensor", "temperature");
        }
    }

    /** Compares each reading with the limits of all. */
    @Mistake("You compared each reading with the limit of every sensor, so that one reading gives several rows: a join"
            + " needs the condition that the two sensors are the same.")
    public static final class EveryLimit {
        public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
            return readings.crossJoin(limits.select("limit"))
                    .where("temperature > limit")
                    .select("sensor", "temperature");
        }
    }

    /** Takes 65 for the least. */
    @Mistake(
            "A sensor with a limit below 65 has no alert between its limit and 65: its own limit counts, not the higher of"
                    + " the two.")
    public static final class AtLeast65 {
        public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
            // greatest leaves out what is null.
            return joined(readings, limits)
                    .where(col("temperature").gt(greatest(col("limit"), lit(65.0))))
                    .select("sensor", "temperature");
        }
    }

    /** Takes the limit itself for too much. */
    @Mistake("A reading at the limit is not above it.")
    public static final class AtTheLimit {
        public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
            return joined(readings, limits)
                    .where(col("temperature").geq(coalesce(col("limit"), lit(65))))
                    .select("sensor", "temperature");
        }
    }
}
