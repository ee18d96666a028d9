package labs.lab12;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Wrong answers to {@code DropRepeated}, as students give them. */
final class DropRepeatedWrongAnswers {
    private DropRepeatedWrongAnswers() {}

    @Reads("WholeRows")
    static Dataset<Row> allColumns(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("time", "10 minutes").dropDuplicates());
    }

    @Reads("WholeRows")
    static Dataset<Row> allColumnsWithinTheWatermark(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("time", "10 minutes").dropDuplicatesWithinWatermark());
    }

    @Mistake("You compared all columns, and when an alert was sent differs; and what is half an hour old still"
            + " gets through. Say with withWatermark how late an alert may be, and name the columns that make it"
            + " the same alert.")
    static Dataset<Row> distinctRows(Dataset<Row> alerts) {
        return asked(alerts.distinct());
    }

    @Reads("OncePerSensor")
    static Dataset<Row> bySensorOnly(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("time", "10 minutes").dropDuplicates("sensor"));
    }

    @Reads("OncePerSensor")
    static Dataset<Row> bySensorWithinTheWatermark(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("time", "10 minutes").dropDuplicatesWithinWatermark("sensor"));
    }

    @Reads("OncePerTime")
    static Dataset<Row> byTimeOnly(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("time", "10 minutes").dropDuplicatesWithinWatermark("time"));
    }

    @Mistake("A sensor that has the same temperature once more some minutes later has lost its alert: what makes"
            + " an alert the same is the time of the reading, not how hot it was.")
    static Dataset<Row> bySensorAndTemperature(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("time", "10 minutes").dropDuplicatesWithinWatermark("sensor", "temperature"));
    }

    @Reads("NeverForgets")
    static Dataset<Row> noWatermark(Dataset<Row> alerts) {
        return asked(alerts.dropDuplicates("time", "sensor"));
    }

    @Reads("NeverForgets")
    static Dataset<Row> distinctAfterSelect(Dataset<Row> alerts) {
        return asked(alerts).distinct();
    }

    @Reads("NeverForgets")
    static Dataset<Row> watermarkTooLate(Dataset<Row> alerts) {
        return asked(alerts.dropDuplicates("time", "sensor").withWatermark("time", "10 minutes"));
    }

    @Mistake("dropDuplicatesWithinWatermark has no watermark to go by: say before it, with withWatermark on the"
            + " column time, how late an alert may be.")
    static Dataset<Row> withinNoWatermark(Dataset<Row> alerts) {
        return asked(alerts.dropDuplicatesWithinWatermark("time", "sensor"));
    }

    @Mistake("Your watermark is on the column sent, which has a new time whenever an alert is sent again: how"
            + " old a reading is stands in the column time.")
    static Dataset<Row> watermarkOfTheSending(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("sent", "10 minutes").dropDuplicatesWithinWatermark("time", "sensor"));
    }

    @Reads("ForgetsAtOnce")
    static Dataset<Row> aMinute(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("time", "1 minute").dropDuplicatesWithinWatermark("time", "sensor"));
    }

    @Mistake("What is half an hour old still gets through: 10 minutes are asked for, and your watermark waits"
            + " longer.")
    static Dataset<Row> anHour(Dataset<Row> alerts) {
        return asked(alerts.withWatermark("time", "1 hour").dropDuplicatesWithinWatermark("time", "sensor"));
    }

    @Mistake("There is a column too many: select time, sensor and temperature.")
    static Dataset<Row> withTheTimeOfSending(Dataset<Row> alerts) {
        return alerts.withWatermark("time", "10 minutes").dropDuplicatesWithinWatermark("time", "sensor");
    }

    @Mistake("The rows are right and come too late: an aggregate in output mode append waits until the watermark"
            + " has passed. Dropping what is repeated need not wait.")
    static Dataset<Row> groups(Dataset<Row> alerts) {
        return alerts.withWatermark("time", "10 minutes")
                .groupBy("time", "sensor")
                .agg(first("temperature").as("temperature"));
    }

    @Mistake("Spark does not know when a group is complete, so that it cannot write it in output mode append."
            + " You need no groups: look for an operation that drops what is repeated.")
    static Dataset<Row> groupsWithoutAWatermark(Dataset<Row> alerts) {
        return alerts.groupBy("time", "sensor").agg(first("temperature").as("temperature"));
    }

    @Mistake("Rows of a stream cannot be numbered, since more may come. Look for an operation that drops what is"
            + " repeated.")
    static Dataset<Row> numbersTheRows(Dataset<Row> alerts) {
        return asked(alerts.withColumn(
                        "number",
                        row_number().over(Window.partitionBy("time", "sensor").orderBy("sent")))
                .filter("number = 1"));
    }

    @Reads("groupsWithoutAWatermark")
    static Dataset<Row> joinsTheFirstSent(Dataset<Row> alerts) {
        Dataset<Row> sent = alerts.groupBy("time", "sensor").agg(min("sent").as("sent"));
        return asked(alerts.join(sent, new String[] {"time", "sensor", "sent"}));
    }

    @Mistake("You look at each alert by itself, and one that was sent twice within 10 minutes is there twice:"
            + " whether it is a repetition depends on what came before.")
    static Dataset<Row> sentSoonAfterTheReading(Dataset<Row> alerts) {
        return asked(alerts.filter(col("sent").leq(col("time").plus(expr("INTERVAL 10 MINUTES")))));
    }

    private static Dataset<Row> asked(Dataset<Row> alerts) {
        return alerts.select("time", "sensor", "temperature");
    }
}
