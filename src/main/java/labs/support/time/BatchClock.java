package labs.support.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The clock on the wall, in this machine's time zone, by which labs show when a batch or a window begins and ends. */
public enum BatchClock {
    /** {@code 15:04:02}, for batches of whole seconds. */
    SECONDS("HH:mm:ss"),
    /** {@code 15:04:02.500}. */
    MILLIS("HH:mm:ss.SSS");

    private final DateTimeFormatter form;

    BatchClock(String form) {
        this.form = DateTimeFormatter.ofPattern(form, Locale.ROOT);
    }

    /** @param millis milliseconds since 1970, as Spark's {@code Time} counts them */
    public String at(long millis) {
        return form.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }
}
