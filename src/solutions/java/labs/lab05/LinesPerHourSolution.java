package labs.lab05;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code LinesPerHour}. */
public final class LinesPerHourSolution {

    private LinesPerHourSolution() {}

    /** Only the pattern, a String, is sent; each partition makes a formatter of its own. */
    public static JavaPairDStream<Integer, Integer> perHour(JavaDStream<String> lines, String pattern) {
        return lines.mapPartitions(part -> hours(part, DateTimeFormatter.ofPattern(pattern)))
                .mapToPair(hour -> new Tuple2<>(hour, 1))
                .reduceByKey(Integer::sum);
    }

    private static Iterator<Integer> hours(Iterator<String> lines, DateTimeFormatter form) {
        List<Integer> hours = new ArrayList<>();
        while (lines.hasNext()) {
            try {
                hours.add(form.parse(lines.next(), new ParsePosition(0)).get(ChronoField.HOUR_OF_DAY));
            } catch (DateTimeException ignored) {
                // A line that does not begin with a time is left out.
            }
        }
        return hours.iterator();
    }
}
