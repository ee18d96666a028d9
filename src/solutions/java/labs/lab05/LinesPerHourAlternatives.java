package labs.lab05;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code LinesPerHour}. */
public final class LinesPerHourAlternatives {

    private LinesPerHourAlternatives() {}

    /** Makes a formatter for each line, and counts by value. */
    public static final class FormatterPerLine {
        public static JavaPairDStream<Integer, Integer> perHour(JavaDStream<String> lines, String pattern) {
            return lines.flatMap(line -> hour(line, pattern).stream().iterator())
                    .countByValue()
                    .mapValues(Long::intValue);
        }

        private static Optional<Integer> hour(String line, String pattern) {
            try {
                return Optional.of(DateTimeFormatter.ofPattern(pattern)
                        .parse(line, new ParsePosition(0))
                        .get(ChronoField.HOUR_OF_DAY));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
