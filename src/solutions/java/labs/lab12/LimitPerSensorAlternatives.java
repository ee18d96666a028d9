package labs.lab12;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Other right answers to {@code LimitPerSensor}. */
public final class LimitPerSensorAlternatives {

    private LimitPerSensorAlternatives() {}

    /** Reads the table once, in the driver, and looks each sensor up. */
    public static final class LooksItUp {
        public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
            Map<String, Double> known = limits.select("sensor", "limit").collectAsList().stream()
                    .collect(Collectors.toMap(row -> row.getString(0), row -> row.getDouble(1)));
            UserDefinedFunction limit = udf((UDF1<String, Double>) known::get, DataTypes.DoubleType);
            return readings.where(col("temperature").gt(coalesce(limit.apply(col("sensor")), lit(65))));
        }
    }

    /** Lets the join compare by name, and names what is missing. */
    public static final class FillsWhatIsMissing {
        public static Dataset<Row> hot(Dataset<Row> readings, Dataset<Row> limits) {
            return readings.join(limits, new String[] {"sensor"}, "left_outer")
                    .na()
                    .fill(65.0, new String[] {"limit"})
                    .where("temperature > limit")
                    .select("sensor", "temperature");
        }
    }
}
