package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.window;

import labs.check.Mistake;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Wrong answers to {@code HottestPerMinute}. */
public final class HottestPerMinuteMistakes {

    private HottestPerMinuteMistakes() {}

    private static Dataset<Row> highest(Dataset<Row> readings, Column window, String bound, Column highest) {
        return readings.groupBy(window.as("window"))
                .agg(highest.as("highest"))
                .select(col("window." + bound).as("start"), col("highest"));
    }

    /** Groups by the time of arrival. */
    @Mistake("These are the minutes in which the readings arrived. Event time is when something happened: make the"
            + " windows over the column time.")
    public static final class ByArrival {
        public static Dataset<Row> hottest(Dataset<Row> readings) {
            return highest(readings, window(col("arrived"), "1 minute"), "start", max("temperature"));
        }
    }

    /** Answers with the other end of the window. */
    @Mistake("The highest temperatures are right, but beside them stands when the minute ends: a window has a start and"
            + " an end, and asked for is window.start.")
    public static final class TheEnd {
        public static Dataset<Row> hottest(Dataset<Row> readings) {
            return highest(readings, window(col("time"), "1 minute"), "end", max("temperature"));
        }
    }

    /** Makes windows that overlap. */
    @Mistake(
            "Your windows overlap, so a reading is in two of them. A minute is a window of one minute that slides by one"
                    + " minute: leave the sliding interval out.")
    public static final class Overlapping {
        public static Dataset<Row> hottest(Dataset<Row> readings) {
            return highest(readings, window(col("time"), "1 minute", "30 seconds"), "start", max("temperature"));
        }
    }

    /** Takes the last one that came. */
    @Mistake("In each minute you took the reading that came last. The highest is found by max.")
    public static final class TheLast {
        public static Dataset<Row> hottest(Dataset<Row> readings) {
            return highest(readings, window(col("time"), "1 minute"), "start", last("temperature"));
        }
    }

    /** Leaves the name to Spark. */
    @Mistake(
            "The numbers are right, but the columns have other names than start and highest: without as(...) Spark makes"
                    + " a name up, such as max(temperature), and whoever reads the table looks for the other one.")
    public static final class OtherNames {
        public static Dataset<Row> hottest(Dataset<Row> readings) {
            return readings.groupBy(window(col("time"), "1 minute"))
                    .agg(max("temperature"))
                    .select(col("window.start"), col("max(temperature)"));
        }
    }
}
