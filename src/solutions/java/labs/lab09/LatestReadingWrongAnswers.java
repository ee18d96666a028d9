package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Wrong answers to {@code LatestReading}, as students give them. */
final class LatestReadingWrongAnswers {
    private LatestReadingWrongAnswers() {}

    @Reads("TheLastToCome")
    static Dataset<Row> lastToArrive(Dataset<Row> readings) {
        return readings.groupBy("sensor").agg(last("temperature").as("temperature"));
    }

    @Mistake("You took the reading that came first. Readings come in any order: what was measured last is "
            + "the one with the greatest time.")
    static Dataset<Row> firstToArrive(Dataset<Row> readings) {
        return readings.groupBy("sensor").agg(first("temperature").as("temperature"));
    }

    @Reads("TheHighest")
    static Dataset<Row> highest(Dataset<Row> readings) {
        return readings.groupBy("sensor").agg(max("temperature").as("temperature"));
    }

    @Mistake("This is the temperature that was measured first, not last: max_by, and not min_by.")
    static Dataset<Row> earliest(Dataset<Row> readings) {
        return readings.groupBy("sensor")
                .agg(min_by(col("temperature"), col("time")).as("temperature"));
    }

    @Mistake("The arguments of max_by have changed places: the first is what you want, the second is what "
            + "must be greatest.")
    static Dataset<Row> turnedRound(Dataset<Row> readings) {
        return readings.groupBy("sensor")
                .agg(max_by(col("time"), col("temperature")).as("temperature"));
    }

    @Mistake("This is when each sensor measured last; asked for is what.")
    static Dataset<Row> latestTime(Dataset<Row> readings) {
        return readings.groupBy("sensor").agg(max("time").as("temperature"));
    }

    @Mistake("You give time and temperature together: take the temperature out of it.")
    static Dataset<Row> structOfBoth(Dataset<Row> readings) {
        return readings.groupBy("sensor").agg(max(struct("time", "temperature")).as("temperature"));
    }

    @Reads("TheHighest")
    static Dataset<Row> structTheWrongWayRound(Dataset<Row> readings) {
        return readings.groupBy("sensor")
                .agg(max(struct("temperature", "time")).as("latest"))
                .select(col("sensor"), col("latest.temperature"));
    }

    @Reads("NumbersTheRows")
    static Dataset<Row> rowNumber(Dataset<Row> readings) {
        return readings.withColumn(
                        "number",
                        row_number()
                                .over(Window.partitionBy("sensor")
                                        .orderBy(col("time").desc())))
                .filter("number = 1")
                .select("sensor", "temperature");
    }

    @Mistake("As a batch this is right; as a stream Spark refuses the join of a stream with its own "
            + "aggregate in mode complete. Look for an aggregate that finds a value by the maximum of "
            + "another.")
    static Dataset<Row> joinsTheLatestTimes(Dataset<Row> readings) {
        Dataset<Row> latest = readings.groupBy("sensor").agg(max("time").as("time"));
        return readings.join(latest, new String[] {"sensor", "time"}).select("sensor", "temperature");
    }

    @Reads("NumbersTheRows")
    static Dataset<Row> sortsAndDropsDuplicates(Dataset<Row> readings) {
        return readings.orderBy(col("time").desc()).dropDuplicates("sensor").select("sensor", "temperature");
    }

    @Mistake("There is a row for each reading: group by the sensor alone.")
    static Dataset<Row> eachTime(Dataset<Row> readings) {
        return readings.groupBy("sensor", "time")
                .agg(max("temperature").as("temperature"))
                .select("sensor", "temperature");
    }

    @Mistake("As a batch this may be right; a stream cannot be sorted before it is aggregated, since more "
            + "may come. Look for an aggregate that finds a value by the maximum of another.")
    static Dataset<Row> sortsThenTakesTheLast(Dataset<Row> readings) {
        return readings.orderBy("time")
                .groupBy("sensor")
                .agg(last("temperature").as("temperature"));
    }

    @Mistake("There is a column too many: sensor and temperature are asked for.")
    static Dataset<Row> withTheTime(Dataset<Row> readings) {
        return readings.groupBy("sensor")
                .agg(
                        max_by(col("temperature"), col("time")).as("temperature"),
                        max("time").as("time"));
    }
}
