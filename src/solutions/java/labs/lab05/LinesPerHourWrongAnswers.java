package labs.lab05;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Iterator;
import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code LinesPerHour}, as students give them. */
final class LinesPerHourWrongAnswers {
    private LinesPerHourWrongAnswers() {}

    @Reads("CapturesTheFormatter")
    static JavaPairDStream<Integer, Integer> formatterInTheLambda(JavaDStream<String> lines, String pattern) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern(pattern);
        return counted(lines.flatMap(line -> hour(line, form, ChronoField.HOUR_OF_DAY)));
    }

    private static DateTimeFormatter formatter;

    @Reads("StaticFormatter")
    static JavaPairDStream<Integer, Integer> staticFormatter(JavaDStream<String> lines, String pattern) {
        formatter = DateTimeFormatter.ofPattern(pattern);
        return counted(lines.flatMap(line -> hour(line, formatter, ChronoField.HOUR_OF_DAY)));
    }

    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm");

    @Reads("IgnoresThePattern")
    static JavaPairDStream<Integer, Integer> ignoresThePattern(JavaDStream<String> lines, String pattern) {
        return counted(lines.flatMap(line -> hour(line, HOURS, ChronoField.HOUR_OF_DAY)));
    }

    @Reads("IgnoresThePattern")
    static JavaPairDStream<Integer, Integer> firstTwoCharacters(JavaDStream<String> lines, String pattern) {
        return counted(lines.flatMap(line -> line.matches("\\d\\d:\\d\\d.*")
                ? List.of(Integer.parseInt(line.substring(0, 2))).iterator()
                : List.<Integer>of().iterator()));
    }

    @Mistake("A line that does not begin with a time throws, and ends the batch: catch the "
            + "DateTimeException, and leave the line out.")
    static JavaPairDStream<Integer, Integer> trustsEveryLine(JavaDStream<String> lines, String pattern) {
        return counted(lines.map(line -> DateTimeFormatter.ofPattern(pattern)
                .parse(line, new ParsePosition(0))
                .get(ChronoField.HOUR_OF_DAY)));
    }

    @Mistake("Nothing is counted, because no line is a time and nothing else: parse(text, new "
            + "ParsePosition(0)) reads the time that it begins with.")
    static JavaPairDStream<Integer, Integer> parsesTheWholeLine(JavaDStream<String> lines, String pattern) {
        return counted(lines.flatMap(line -> {
            try {
                return List.of(LocalTime.parse(line, DateTimeFormatter.ofPattern(pattern))
                                .getHour())
                        .iterator();
            } catch (DateTimeException e) {
                return List.<Integer>of().iterator();
            }
        }));
    }

    @Mistake("Lines without a time are counted at an hour that does not exist: leave them out.")
    static JavaPairDStream<Integer, Integer> othersAtMinusOne(JavaDStream<String> lines, String pattern) {
        return counted(lines.map(line -> {
            Iterator<Integer> hour = hour(line, DateTimeFormatter.ofPattern(pattern), ChronoField.HOUR_OF_DAY);
            return hour.hasNext() ? hour.next() : -1;
        }));
    }

    @Mistake("Lines without a time are counted at hour 0: leave them out.")
    static JavaPairDStream<Integer, Integer> othersAtMidnight(JavaDStream<String> lines, String pattern) {
        return counted(lines.map(line -> {
            Iterator<Integer> hour = hour(line, DateTimeFormatter.ofPattern(pattern), ChronoField.HOUR_OF_DAY);
            return hour.hasNext() ? hour.next() : 0;
        }));
    }

    @Mistake("These are minutes: ChronoField.HOUR_OF_DAY is the hour.")
    static JavaPairDStream<Integer, Integer> byMinute(JavaDStream<String> lines, String pattern) {
        return counted(
                lines.flatMap(line -> hour(line, DateTimeFormatter.ofPattern(pattern), ChronoField.MINUTE_OF_HOUR)));
    }

    @Mistake("After noon the hours begin at 0 again: HOUR_OF_AMPM has 12 of them, HOUR_OF_DAY 24.")
    static JavaPairDStream<Integer, Integer> ofHalfADay(JavaDStream<String> lines, String pattern) {
        return counted(
                lines.flatMap(line -> hour(line, DateTimeFormatter.ofPattern(pattern), ChronoField.HOUR_OF_AMPM)));
    }

    @Mistake("Midnight is hour 0: CLOCK_HOUR_OF_DAY counts from 1 to 24, HOUR_OF_DAY from 0 to 23.")
    static JavaPairDStream<Integer, Integer> from1To24(JavaDStream<String> lines, String pattern) {
        return counted(
                lines.flatMap(line -> hour(line, DateTimeFormatter.ofPattern(pattern), ChronoField.CLOCK_HOUR_OF_DAY)));
    }

    @Mistake("You parse only what stands before the first blank, but a pattern may have blanks in it: "
            + "parse(text, new ParsePosition(0)) reads as much of the line as the pattern needs.")
    static JavaPairDStream<Integer, Integer> firstWord(JavaDStream<String> lines, String pattern) {
        return counted(lines.flatMap(line -> {
            try {
                return List.of(LocalTime.parse(line.split(" ")[0], DateTimeFormatter.ofPattern(pattern))
                                .getHour())
                        .iterator();
            } catch (DateTimeException e) {
                return List.<Integer>of().iterator();
            }
        }));
    }

    @Mistake("Each hour has the number 1, however many lines it has: reduceByKey must add up.")
    static JavaPairDStream<Integer, Integer> eachHourOnce(JavaDStream<String> lines, String pattern) {
        return lines.flatMap(line -> hour(line, DateTimeFormatter.ofPattern(pattern), ChronoField.HOUR_OF_DAY))
                .mapToPair(hour -> new Tuple2<>(hour, 1))
                .reduceByKey((a, b) -> a);
    }

    @Mistake("There is a pair for each line: reduceByKey makes one of each hour.")
    static JavaPairDStream<Integer, Integer> doesNotAddUp(JavaDStream<String> lines, String pattern) {
        return lines.flatMap(line -> hour(line, DateTimeFormatter.ofPattern(pattern), ChronoField.HOUR_OF_DAY))
                .mapToPair(hour -> new Tuple2<>(hour, 1));
    }

    private static Iterator<Integer> hour(String line, DateTimeFormatter form, ChronoField field) {
        try {
            return List.of(form.parse(line, new ParsePosition(0)).get(field)).iterator();
        } catch (DateTimeException e) {
            return List.<Integer>of().iterator();
        }
    }

    private static JavaPairDStream<Integer, Integer> counted(JavaDStream<Integer> hours) {
        return hours.mapToPair(hour -> new Tuple2<>(hour, 1)).reduceByKey(Integer::sum);
    }
}
