package labs.support.time;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.support.UserError;
import picocli.CommandLine.ITypeConverter;

/** Durations as people type them: {@code 500ms}, {@code 1s}, {@code 2m}, {@code 1h}, {@code 1.5s}; always above zero. */
public final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([+-]?\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

    @Override
    public Duration convert(String text) {
        Matcher match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw UserError.usage(
                    "'" + text + "' is not a duration; type a number and a unit, such as 500ms, 1s, 2m or 1h.");
        }
        Duration duration =
                Duration.ofMillis(Math.round(Double.parseDouble(match.group(1)) * MILLIS.get(match.group(2))));
        if (duration.isNegative() || duration.isZero()) {
            throw UserError.usage("'" + text + "' is no time at all; type a duration of at least 1ms, such as 1s.");
        }
        return duration;
    }

    /** The duration in the form that a person types: the largest unit in which it is a whole number. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"h", "m", "s"}) {
            if (millis % MILLIS.get(unit) == 0) {
                return millis / MILLIS.get(unit) + unit;
            }
        }
        return millis + "ms";
    }
}
