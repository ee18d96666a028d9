package labs.support;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A point in time as text for databases: always as long, so that it sorts as time does, and marked as universal time. */
public final class UtcText {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSX", Locale.ROOT).withZone(ZoneOffset.UTC);

    private UtcText() {}

    /** Such as {@code 2026-11-22 16:38:30.000Z}. */
    public static String of(Instant time) {
        return FORM.format(time);
    }
}
