package labs.lab12;

import labs.check.Mistake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Wrong answers to {@code DropRepeated}. */
public final class DropRepeatedMistakes {

    private DropRepeatedMistakes() {}

    /** Compares whole rows. */
    @Mistake(
            "An alert that was sent again is still there: you compared all columns, and when it was sent differs. Name the"
                    + " columns that make it the same alert.")
    public static final class WholeRows {
        public static Dataset<Row> distinct(Dataset<Row> alerts) {
            return alerts.withWatermark("time", "10 minutes").dropDuplicates().select("time", "sensor", "temperature");
        }
    }

    /** Knows the sensor only. */
    @Mistake("Each sensor has one alert, and no more: a later reading of it is another alert. The time of the reading"
            + " belongs to the key.")
    public static final class OncePerSensor {
        public static Dataset<Row> distinct(Dataset<Row> alerts) {
            return alerts.withWatermark("time", "10 minutes")
                    .dropDuplicatesWithinWatermark("sensor")
                    .select("time", "sensor", "temperature");
        }
    }

    /** Knows the time only. */
    @Mistake("Of two sensors that measured at the same time, one has lost its alert: the sensor belongs to the key.")
    public static final class OncePerTime {
        public static Dataset<Row> distinct(Dataset<Row> alerts) {
            return alerts.withWatermark("time", "10 minutes")
                    .dropDuplicatesWithinWatermark("time")
                    .select("time", "sensor", "temperature");
        }
    }

    /** Keeps everything. */
    @Mistake(
            "Without a watermark Spark keeps the key of every alert that ever was, and one of half an hour ago still gets"
                    + " through: before you drop anything, say with withWatermark on the column time how late an alert"
                    + " may be.")
    public static final class NeverForgets {
        public static Dataset<Row> distinct(Dataset<Row> alerts) {
            return alerts.dropDuplicates("sensor", "time").select("time", "sensor", "temperature");
        }
    }

    /** Forgets at once. */
    @Mistake(
            "An alert that is nine minutes late is lost: the second argument of withWatermark is how long Spark waits, and"
                    + " remembers.")
    public static final class ForgetsAtOnce {
        public static Dataset<Row> distinct(Dataset<Row> alerts) {
            return alerts.withWatermark("time", "0 seconds")
                    .dropDuplicatesWithinWatermark("sensor", "time")
                    .select("time", "sensor", "temperature");
        }
    }
}
