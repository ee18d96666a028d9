package labs.support.options;

import java.io.Serializable;
import java.time.Duration;
import labs.support.UserError;
import labs.support.time.BatchClock;
import labs.support.time.DurationConverter;

/**
 * The three times of a window, which fit together: what a window covers, and between which times of the clock.
 *
 * @param batch the batch interval
 * @param window the window length: how much each window covers
 * @param slide the sliding interval: how often there is a window
 */
public record WindowTimes(Duration batch, Duration window, Duration slide) implements Serializable {
    /**
     * @throws UserError if the window length or the sliding interval is not a multiple of the batch interval, which
     *     Spark would refuse with a stack trace
     */
    public WindowTimes {
        check("window length", "--window", window, batch);
        check("sliding interval", "--slide", slide, batch);
    }

    /** How many batches a window covers. */
    public long batches() {
        return count(window);
    }

    /** How many batches lie between two windows and are in none; 0 unless the slide is longer than the window. */
    public long skipped() {
        return Math.max(0, count(slide) - count(window));
    }

    /** How many batches last as long as this time. */
    public long count(Duration time) {
        return time.toMillis() / batch.toMillis();
    }

    /**
     * A span of time as the clock on the wall shows it, such as {@code 15:04:02 - 15:04:04}; with milliseconds where
     * the batch interval needs them.
     *
     * @param fromMillis milliseconds since 1970
     * @param toMillis milliseconds since 1970
     */
    public String clock(long fromMillis, long toMillis) {
        return clock(fromMillis) + " - " + clock(toMillis);
    }

    /** A moment as the clock on the wall shows it. */
    public String clock(long millis) {
        return (batch.toMillis() % 1_000 == 0 ? BatchClock.SECONDS : BatchClock.MILLIS).at(millis);
    }

    private static void check(String name, String option, Duration time, Duration batch) {
        long rest = time.toMillis() % batch.toMillis();
        if (rest == 0) {
            return;
        }
        Duration shorter = time.minusMillis(rest);
        String longer = option + " " + DurationConverter.format(shorter.plus(batch));
        throw UserError.usage("The " + name + " " + DurationConverter.format(time) + " is not a multiple of the batch"
                + " interval " + DurationConverter.format(batch) + "; type "
                + (shorter.isZero() ? "" : option + " " + DurationConverter.format(shorter) + " or ") + longer + ".");
    }
}
