package labs.lab09;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.minute;
import static org.apache.spark.sql.functions.window;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Wrong answers to {@code HottestPerMinute}, as students give them. */
final class HottestPerMinuteWrongAnswers {
    private HottestPerMinuteWrongAnswers() {}

    @Reads("ByArrival")
    static Dataset<Row> byArrival(Dataset<Row> readings) {
        return hottest(readings, window(col("arrived"), "1 minute"));
    }

    @Mistake("These are the lowest temperatures: the highest is found by max.")
    static Dataset<Row> lowest(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"))
                .agg(min("temperature").as("highest"))
                .select(col("window.start").as("start"), col("highest"));
    }

    @Mistake("These are means: the highest is found by max.")
    static Dataset<Row> mean(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"))
                .agg(avg("temperature").as("highest"))
                .select(col("window.start").as("start"), col("highest"));
    }

    @Mistake("There is a row for each sensor: group by the minute alone.")
    static Dataset<Row> ofEachSensor(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"), col("sensor"))
                .agg(max("temperature").as("highest"))
                .select(col("window.start").as("start"), col("highest"));
    }

    @Mistake("There is a row for each sensor, and a column too many: group by the minute alone.")
    static Dataset<Row> withTheSensor(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"), col("sensor"))
                .agg(max("temperature").as("highest"))
                .select(col("window.start").as("start"), col("sensor"), col("highest"));
    }

    @Mistake("Your windows are longer than a minute.")
    static Dataset<Row> ofEachHour(Dataset<Row> readings) {
        return hottest(readings, window(col("time"), "1 hour"));
    }

    @Mistake("Your windows are shorter than a minute.")
    static Dataset<Row> ofEachSecond(Dataset<Row> readings) {
        return hottest(readings, window(col("time"), "1 second"));
    }

    @Reads("Overlapping")
    static Dataset<Row> slidingWindow(Dataset<Row> readings) {
        return hottest(readings, window(col("time"), "1 minute", "30 seconds"));
    }

    @Reads("TheEnd")
    static Dataset<Row> endOfTheMinute(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"))
                .agg(max("temperature").as("highest"))
                .select(col("window.end").as("start"), col("highest"));
    }

    @Reads("OtherNames")
    static Dataset<Row> nameOfTheMaximum(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"))
                .agg(max("temperature"))
                .select(col("window.start").as("start"), col("max(temperature)"));
    }

    @Mistake("The window itself stands in your result, with its start and its end; asked for is "
            + "window.start, as start.")
    static Dataset<Row> wholeWindow(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"))
                .agg(max("temperature").as("highest"));
    }

    @Mistake("The minute is a text: the column start must be a timestamp, as window.start is.")
    static Dataset<Row> timeAsText(Dataset<Row> readings) {
        return readings.groupBy(date_format(col("time"), "HH:mm").as("start"))
                .agg(max("temperature").as("highest"));
    }

    @Mistake("minute() gives the number of the minute in its hour, which comes again in each hour: a "
            + "window has a start.")
    static Dataset<Row> minuteOfTheHour(Dataset<Row> readings) {
        return readings.groupBy(minute(col("time")).as("start"))
                .agg(max("temperature").as("highest"));
    }

    @Reads("TheLast")
    static Dataset<Row> lastReading(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"))
                .agg(last("temperature").as("highest"))
                .select(col("window.start").as("start"), col("highest"));
    }

    @Mistake("There is one row for all times: group by window(col(\"time\"), \"1 minute\").")
    static Dataset<Row> ofAllTime(Dataset<Row> readings) {
        return readings.agg(min("time").as("start"), max("temperature").as("highest"));
    }

    private static Dataset<Row> hottest(Dataset<Row> readings, Column window) {
        return readings.groupBy(window.as("window"))
                .agg(max("temperature").as("highest"))
                .select(col("window.start").as("start"), col("highest"));
    }
}
