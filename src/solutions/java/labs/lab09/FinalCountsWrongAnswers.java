package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.window;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Wrong answers to {@code FinalCounts}, as students give them. */
final class FinalCountsWrongAnswers {
    private FinalCountsWrongAnswers() {}

    @Reads("NoWatermark")
    static Dataset<Row> noWatermark(Dataset<Row> readings) {
        return counted(readings, window(col("time"), "1 minute"));
    }

    @Reads("WaitsForOneMinute")
    static Dataset<Row> watermarkOfOneMinute(Dataset<Row> readings) {
        return counted(readings.withWatermark("time", "1 minute"), window(col("time"), "1 minute"));
    }

    @Reads("WaitsForThreeMinutes")
    static Dataset<Row> watermarkOfThreeMinutes(Dataset<Row> readings) {
        return counted(readings.withWatermark("time", "3 minutes"), window(col("time"), "1 minute"));
    }

    @Mistake("The counts come much too early, and readings that are late by less than two minutes are "
            + "missing: a reading may be two minutes late.")
    static Dataset<Row> watermarkOfTwoSeconds(Dataset<Row> readings) {
        return counted(readings.withWatermark("time", "2 seconds"), window(col("time"), "1 minute"));
    }

    @Reads("NoWatermark")
    static Dataset<Row> watermarkAfterwards(Dataset<Row> readings) {
        return counted(readings, window(col("time"), "1 minute")).withWatermark("start", "2 minutes");
    }

    @Mistake("Your windows are two minutes long: that is how late a reading may be, and what is counted is "
            + "each minute.")
    static Dataset<Row> windowOfTwoMinutes(Dataset<Row> readings) {
        return counted(readings.withWatermark("time", "2 minutes"), window(col("time"), "2 minutes"));
    }

    @Mistake("Your windows overlap, so a reading is counted in two of them: leave the sliding interval " + "out.")
    static Dataset<Row> slidingWindow(Dataset<Row> readings) {
        return counted(readings.withWatermark("time", "2 minutes"), window(col("time"), "1 minute", "30 seconds"));
    }

    @Mistake("Beside the counts stands when the minute ends: a window has a start and an end, and asked "
            + "for is window.start.")
    static Dataset<Row> endOfTheMinute(Dataset<Row> readings) {
        return readings.withWatermark("time", "2 minutes")
                .groupBy(window(col("time"), "1 minute"), col("sensor"))
                .agg(count(lit(1)).as("readings"))
                .select(col("window.end").as("start"), col("sensor"), col("readings"));
    }

    @Mistake("Beside the counts stands the window, with its start and its end; asked for is window.start.")
    static Dataset<Row> wholeWindow(Dataset<Row> readings) {
        return readings.withWatermark("time", "2 minutes")
                .groupBy(window(col("time"), "1 minute"), col("sensor"))
                .agg(count(lit(1)).as("readings"));
    }

    @Mistake("The counts are right, but their column has another name than readings: give it that one with "
            + "as(...).")
    static Dataset<Row> nameOfTheCount(Dataset<Row> readings) {
        return readings.withWatermark("time", "2 minutes")
                .groupBy(window(col("time"), "1 minute"), col("sensor"))
                .count()
                .select(col("window.start").as("start"), col("sensor"), col("count"));
    }

    @Mistake("You count all sensors together: group by the sensor, too.")
    static Dataset<Row> withoutTheSensor(Dataset<Row> readings) {
        return readings.withWatermark("time", "2 minutes")
                .groupBy(window(col("time"), "1 minute"))
                .agg(count(lit(1)).as("readings"))
                .select(col("window.start").as("start"), lit("all").as("sensor"), col("readings"));
    }

    @Reads("NoWatermark")
    static Dataset<Row> withoutTheMinute(Dataset<Row> readings) {
        return readings.withWatermark("time", "2 minutes")
                .groupBy(col("sensor"))
                .agg(min("time").as("start"), count(lit(1)).as("readings"))
                .select("start", "sensor", "readings");
    }

    @Reads("NoWatermark")
    static Dataset<Row> truncatedTime(Dataset<Row> readings) {
        return readings.withWatermark("time", "2 minutes")
                .groupBy(date_trunc("minute", col("time")).as("start"), col("sensor"))
                .agg(count(lit(1)).as("readings"));
    }

    @Mistake("The columns are in another order: start, sensor, readings.")
    static Dataset<Row> columnsInAnotherOrder(Dataset<Row> readings) {
        return counted(readings.withWatermark("time", "2 minutes"), window(col("time"), "1 minute"))
                .select("sensor", "start", "readings");
    }

    private static Dataset<Row> counted(Dataset<Row> readings, Column window) {
        return readings.groupBy(window.as("window"), col("sensor"))
                .agg(count(lit(1)).as("readings"))
                .select(col("window.start").as("start"), col("sensor"), col("readings"));
    }
}
