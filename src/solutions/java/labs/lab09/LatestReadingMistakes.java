package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import labs.check.Mistake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Wrong answers to {@code LatestReading}. */
public final class LatestReadingMistakes {

    private LatestReadingMistakes() {}

    /** Numbers the rows of each sensor, as one does in a batch. */
    @Mistake("As a batch this is right; as a stream Spark refuses it, because a stream has no last row: "
            + "neither row_number nor dropDuplicates finds one. Look for an aggregate that finds a value "
            + "by the maximum of another.")
    public static final class NumbersTheRows {
        public static Dataset<Row> latest(Dataset<Row> readings) {
            return readings.withColumn(
                            "number",
                            row_number()
                                    .over(Window.partitionBy("sensor")
                                            .orderBy(col("time").desc())))
                    .where("number = 1")
                    .select("sensor", "temperature");
        }
    }

    /** Takes what came last for what was measured last. */
    @Mistake("You took the reading that came last. Readings come in any order: what was measured last is the one with"
            + " the greatest time.")
    public static final class TheLastToCome {
        public static Dataset<Row> latest(Dataset<Row> readings) {
            return readings.groupBy("sensor").agg(last("temperature").as("temperature"));
        }
    }

    /** Takes the highest. */
    @Mistake("This is the highest temperature of each sensor, not the one with the greatest time.")
    public static final class TheHighest {
        public static Dataset<Row> latest(Dataset<Row> readings) {
            return readings.groupBy("sensor").agg(max("temperature").as("temperature"));
        }
    }
}
