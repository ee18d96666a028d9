package labs.lab05;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 2 of lab 5: a function that can be sent to executors and written to a checkpoint. */
public final class LinesPerHour {

    private LinesPerHour() {}

    /**
     * Counts the lines of a log by the hour that they begin with. Lines that do not begin with a time are left out.
     *
     * <pre>
     * pattern "HH:mm"
     * batch 1  lines     ["06:12 the ferry comes in", "06:40 rain", "23:05 nothing to write"]
     *          per hour  {6=2, 23=1}
     * batch 2  lines     ["day 2 of the log", "07:00 wind from the north"]
     *          per hour  {7=1}
     * </pre>
     *
     * <p>{@code DateTimeFormatter.ofPattern(pattern).parse(text, new ParsePosition(0)).get(ChronoField.HOUR_OF_DAY)} is the
     * hour that a text begins with; it throws {@code DateTimeException} where there is none.
     *
     * @param lines lines of the log
     * @param pattern how the times in it are written, as {@link java.time.format.DateTimeFormatter} has it
     * @return for each batch, how many lines begin with a time of each hour
     */
    public static JavaPairDStream<Integer, Integer> perHour(JavaDStream<String> lines, String pattern) {
        throw new NotSolvedYet();
    }
}
