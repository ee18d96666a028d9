package labs.lab12;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Wrong answers to {@code LimitPerSensor}, as students give them. */
final class LimitPerSensorWrongAnswers {
    private static final Column OWN = coalesce(col("limit"), lit(65));

    private LimitPerSensorWrongAnswers() {}

    @Reads("InnerJoin")
    static Dataset<Row> innerJoin(Dataset<Row> readings, Dataset<Row> limits) {
        return readings.join(broadcast(limits), "sensor")
                .filter(col("temperature").gt(col("limit")))
                .select("sensor", "temperature");
    }

    @Reads("InnerJoin")
    static Dataset<Row> comparesWithNull(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(readings, limits, col("temperature").gt(col("limit")));
    }

    @Mistake("Every sensor has 65 degrees, whatever the table says: join the readings with it.")
    static Dataset<Row> sixtyFiveForAll(Dataset<Row> readings, Dataset<Row> limits) {
        return readings.filter(col("temperature").gt(65)).select("sensor", "temperature");
    }

    @Reads("NoLimitAtAll")
    static Dataset<Row> allWithoutALimit(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(
                readings, limits, col("limit").isNull().or(col("temperature").gt(col("limit"))));
    }

    @Reads("NoLimitAtAll")
    static Dataset<Row> noneIsZero(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(readings, limits, col("temperature").gt(coalesce(col("limit"), lit(0))));
    }

    @Reads("AtTheLimit")
    static Dataset<Row> atTheLimitToo(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(readings, limits, col("temperature").geq(OWN));
    }

    @Mistake("The comparison is turned: hot is what is above the limit.")
    static Dataset<Row> notAbove(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(readings, limits, col("temperature").lt(OWN));
    }

    @Reads("AtLeast65")
    static Dataset<Row> theGreaterOfBoth(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(readings, limits, col("temperature").gt(greatest(col("limit"), lit(65))));
    }

    @Mistake("A sensor with a limit above 65 has alerts from 65 on: its own limit counts, not the lower of the"
            + " two.")
    static Dataset<Row> theSmallerOfBoth(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(readings, limits, col("temperature").gt(least(col("limit"), lit(65))));
    }

    @Mistake("There is a column too many: sensor and temperature are asked for.")
    static Dataset<Row> withTheLimit(Dataset<Row> readings, Dataset<Row> limits) {
        return readings.join(broadcast(limits), new String[] {"sensor"}, "left_outer")
                .filter(col("temperature").gt(OWN));
    }

    @Mistake("The table stands on the left of your join, so that all of its rows would be kept, and those"
            + " without a reading would never be complete. The readings must be kept: let them stand on the left.")
    static Dataset<Row> fromTheTable(Dataset<Row> readings, Dataset<Row> limits) {
        return limits.join(readings, new String[] {"sensor"}, "left_outer")
                .filter(col("temperature").gt(OWN))
                .select("sensor", "temperature");
    }

    @Mistake("A full outer join keeps the rows of the table, too, and a stream never knows that no reading of a"
            + " sensor will come. Keep the readings only: a left outer join.")
    static Dataset<Row> fullOuterJoin(Dataset<Row> readings, Dataset<Row> limits) {
        return readings.join(limits, new String[] {"sensor"}, "full_outer")
                .filter(col("temperature").gt(OWN))
                .select("sensor", "temperature");
    }

    @Mistake("After your join there are two columns named sensor, and Spark does not know which you mean: join"
            + " by the name of the column, and there is one.")
    static Dataset<Row> twoColumnsOfOneName(Dataset<Row> readings, Dataset<Row> limits) {
        return readings.join(broadcast(limits), readings.col("sensor").equalTo(limits.col("sensor")), "left_outer")
                .filter(col("temperature").gt(OWN))
                .select("sensor", "temperature");
    }

    @Mistake("You compare all sensors with one limit, the highest in the table: each has a row of its own there,"
            + " which a join finds.")
    static Dataset<Row> theHighestLimit(Dataset<Row> readings, Dataset<Row> limits) {
        double limit = limits.agg(max("limit")).first().getDouble(0);
        return readings.filter(col("temperature").gt(limit)).select("sensor", "temperature");
    }

    @Reads("EveryLimit")
    static Dataset<Row> everyLimit(Dataset<Row> readings, Dataset<Row> limits) {
        return readings.join(limits, col("temperature").gt(col("limit")))
                .select(readings.col("sensor"), col("temperature"));
    }

    @Mistake("A stream has no end, so that it cannot be collected: say what is done with each reading, by a join.")
    static Dataset<Row> collectsTheReadings(Dataset<Row> readings, Dataset<Row> limits) {
        readings.collectAsList();
        return hotBy(readings, limits, col("temperature").gt(OWN));
    }

    @Mistake("A sensor has one alert and no more: here each of its readings above the limit counts, which needs"
            + " no memory.")
    static Dataset<Row> eachSensorOnce(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(readings, limits, col("temperature").gt(OWN)).dropDuplicates("sensor");
    }

    @Mistake("You aggregate, and an aggregate of a stream is never complete: each reading is kept or left out by"
            + " itself.")
    static Dataset<Row> theHottest(Dataset<Row> readings, Dataset<Row> limits) {
        return hotBy(readings, limits, col("temperature").gt(OWN))
                .groupBy("sensor")
                .agg(max("temperature").as("temperature"));
    }

    /** The readings with their own limit, or null, of which the condition is true. */
    private static Dataset<Row> hotBy(Dataset<Row> readings, Dataset<Row> limits, Column condition) {
        return readings.join(broadcast(limits), new String[] {"sensor"}, "left_outer")
                .filter(condition)
                .select("sensor", "temperature");
    }
}
