package labs.support.time;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Keeps a steady rate: the n-th step is due n intervals after the first. A step that comes late is followed by quicker
 * ones until the rate is right again, but after a pause of more than a second the missed ones are not made up for.
 */
public final class Pace {
    private static final long MAX_BEHIND_NANOS = 1_000_000_000L;

    private final double nanosPerStep;
    private long start = System.nanoTime();
    private long steps;

    private Pace(double perSecond) {
        this.nanosPerStep = 1e9 / perSecond;
    }

    /** So many steps a second; {@link Double#POSITIVE_INFINITY} never waits. */
    public static Pace perSecond(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("a rate must be above 0, not " + rate);
        }
        return new Pace(rate);
    }

    /** Whether the next step is due only later: the moment to flush what was written. */
    public boolean mustWait() {
        return nanosPerStep > 0 && waitNanos() > 0;
    }

    /** Returns when the next step is due, or at once when the thread is interrupted. */
    public void await() {
        await(() -> Thread.currentThread().isInterrupted());
    }

    /**
     * Returns when the next step is due.
     *
     * @param ended whether to return at once; whoever makes it true unparks the thread that waits
     */
    public void await(BooleanSupplier ended) {
        if (nanosPerStep > 0) {
            for (long wait = waitNanos(); wait > 0 && !ended.getAsBoolean(); wait = waitNanos()) {
                LockSupport.parkNanos(wait);
            }
            if (waitNanos() < -MAX_BEHIND_NANOS) {
                start = System.nanoTime();
                steps = 0;
            }
            steps++;
        }
    }

    private long waitNanos() {
        return start + (long) (steps * nanosPerStep) - System.nanoTime();
    }
}
