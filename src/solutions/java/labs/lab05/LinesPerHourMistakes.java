package labs.lab05;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Iterator;
import java.util.List;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code LinesPerHour}. */
public final class LinesPerHourMistakes {

    private LinesPerHourMistakes() {}

    private static Iterator<Integer> hour(String line, DateTimeFormatter form) {
        try {
            return List.of(form.parse(line, new ParsePosition(0)).get(ChronoField.HOUR_OF_DAY))
                    .iterator();
        } catch (DateTimeException e) {
            return List.<Integer>of().iterator();
        }
    }

    /** Makes the formatter in the driver. */
    @Mistake("The formatter is made in the driver, and your lambda captures it; but a DateTimeFormatter cannot be"
            + " serialised, so the lambda can neither be sent to an executor nor be written to a checkpoint. Capture the"
            + " pattern, a String, and make the formatter where it is used: once a partition, with mapPartitions.")
    public static final class CapturesTheFormatter {
        public static JavaPairDStream<Integer, Integer> perHour(JavaDStream<String> lines, String pattern) {
            DateTimeFormatter form = DateTimeFormatter.ofPattern(pattern);
            return lines.flatMap(line -> hour(line, form))
                    .mapToPair(hour -> new Tuple2<>(hour, 1))
                    .reduceByKey(Integer::sum);
        }
    }

    /** Does not use the pattern. */
    @Mistake("Your answer knows only times that begin with the hour. The pattern says how times are "
            + "written: with \"dd HH:mm\" the line \"07 13:30 rain\" belongs to hour 13.")
    public static final class IgnoresThePattern {
        public static JavaPairDStream<Integer, Integer> perHour(JavaDStream<String> lines, String pattern) {
            return lines.filter(line -> line.matches("\\d\\d:.*"))
                    .mapToPair(line -> new Tuple2<>(Integer.valueOf(line.substring(0, 2)), 1))
                    .reduceByKey(Integer::sum);
        }
    }

    /** Makes the formatter in the driver, and leaves it in a static field. */
    @Mistake("The formatter is null on the executors: a static field that the wiring sets in the driver is not sent to"
            + " them, nor is it in the checkpoint. Capture the pattern, a String, and make the formatter where it is used:"
            + " once a partition, with mapPartitions.")
    public static final class StaticFormatter {
        private static DateTimeFormatter form;

        public static JavaPairDStream<Integer, Integer> perHour(JavaDStream<String> lines, String pattern) {
            form = DateTimeFormatter.ofPattern(pattern);
            return lines.flatMap(line -> hour(line, form))
                    .mapToPair(hour -> new Tuple2<>(hour, 1))
                    .reduceByKey(Integer::sum);
        }
    }
}
