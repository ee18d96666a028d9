package labs.lab09;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.window;

import labs.check.Mistake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Wrong answers to {@code FinalCounts}. */
public final class FinalCountsMistakes {

    private FinalCountsMistakes() {}

    private static Dataset<Row> perMinute(Dataset<Row> readings) {
        return readings.groupBy(window(col("time"), "1 minute"), col("sensor"))
                .agg(count(lit(1)).as("readings"))
                .select(col("window.start").as("start"), col("sensor"), col("readings"));
    }

    /** Never says how late a reading may be. */
    @Mistake("Spark finds no watermark on what you group by, so no count is ever final, and output mode "
            + "append has nothing to write: withWatermark says how late a reading may be, on the column "
            + "time, before you group by a window over that column.")
    public static final class NoWatermark {
        public static Dataset<Row> finalCounts(Dataset<Row> readings) {
            return perMinute(readings);
        }
    }

    /** Waits for nobody. */
    @Mistake("Readings are missing that were late by less than two minutes: the second argument of withWatermark is how"
            + " long to wait for them.")
    public static final class WaitsForNobody {
        public static Dataset<Row> finalCounts(Dataset<Row> readings) {
            return perMinute(readings.withWatermark("time", "0 seconds"));
        }
    }

    /** Takes the length of the window for the delay. */
    @Mistake("The counts come a minute too early, and what is late by between one and two minutes is missing: the delay"
            + " of the watermark is not the length of the window.")
    public static final class WaitsForOneMinute {
        public static Dataset<Row> finalCounts(Dataset<Row> readings) {
            return perMinute(readings.withWatermark("time", "1 minute"));
        }
    }

    /** Adds the window to the delay. */
    @Mistake("The counts come too late: a minute is final when the newest reading is two minutes past its end, so the"
            + " watermark's delay is two minutes. Spark adds the window by itself.")
    public static final class WaitsForThreeMinutes {
        public static Dataset<Row> finalCounts(Dataset<Row> readings) {
            return perMinute(readings.withWatermark("time", "3 minutes"));
        }
    }
}
