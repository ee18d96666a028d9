package labs.sensors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Times as readings write them: {@code 2022-11-05T15:22:16.968007Z}. The library's own formatter can do the same, but
 * takes longer than everything else that is done to a reading, so that the usual form has a shorter way.
 */
final class EventTimes {
    private static final int SECONDS_LENGTH = "2022-11-05T15:22:16".length();
    private static final int LONGEST = 64;

    private EventTimes() {}

    /** The instant, or {@code null} if the text is not an ISO date, a time and an offset from UTC. */
    static Instant parse(char[] text, int from, int length) {
        if (length > LONGEST) {
            return null;
        }
        try {
            Instant usual = usual(text, from, length);
            if (usual != null) {
                return usual;
            }
            return hasOffset(text, from, length)
                    ? OffsetDateTime.parse(new String(text, from, length)).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether it ends with Z or +00:00, and has a capital T: the library takes small letters, and seconds, too. */
    private static boolean hasOffset(char[] text, int from, int length) {
        char sign = length > 10 ? text[from + length - 6] : 0;
        return length > 10 && text[from + 10] == 'T' && (text[from + length - 1] == 'Z' || sign == '+' || sign == '-');
    }

    /** The instant if it is written as yyyy-MM-ddTHH:mm:ssZ, with up to nine decimals after the seconds. */
    private static Instant usual(char[] text, int from, int length) {
        int decimals = length - SECONDS_LENGTH - 2;
        if (decimals > 9 || length <= SECONDS_LENGTH || text[from + length - 1] != 'Z' || !separated(text, from)) {
            return null;
        }
        int year = digits(text, from, 4);
        int month = digits(text, from + 5, 2);
        int day = digits(text, from + 8, 2);
        int hour = digits(text, from + 11, 2);
        int minute = digits(text, from + 14, 2);
        int second = digits(text, from + 17, 2);
        int nanos = decimals < 0 ? 0 : digits(text, from + SECONDS_LENGTH + 1, decimals);
        boolean point = decimals < 0 || text[from + SECONDS_LENGTH] == '.';
        if ((year | month | day | hour | minute | second | nanos) < 0
                || !point
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        for (int i = Math.max(decimals, 0); i < 9; i++) {
            nanos *= 10;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3_600 + minute * 60 + second, nanos);
    }

    private static boolean separated(char[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    /** The number that these digits make; below zero if one of them is none. */
    private static int digits(char[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
