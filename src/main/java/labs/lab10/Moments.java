package labs.lab10;

import java.io.Serializable;
import java.time.Duration;
import labs.sensors.Reading;

/**
 * What a window must know of a sensor's readings to tell their mean, spread and slope: a few sums, however many readings
 * there are, and two of them can be merged in any order.
 *
 * <p>The sums of squares are taken around the means. Sums of the plain squares would do on paper; with event times of
 * more than a thousand million seconds, a double has no digits left for what matters. (The formulas for merging: T. Chan,
 * G. Golub, R. LeVeque, "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979.)
 *
 * @param count how many readings
 * @param time the mean event time, in seconds since 1970
 * @param degrees the mean temperature
 * @param timeSquares the sum of the squared distances from the mean time
 * @param degreeSquares the sum of the squared distances from the mean temperature
 * @param products the sum of the products of both distances
 */
public record Moments(
        long count, double time, double degrees, double timeSquares, double degreeSquares, double products)
        implements Serializable {

    /** In seconds: the standard deviation of the times from which on they tell a slope. */
    static final double SHORTEST = 0.25;

    private static final double PARTS = 20;

    /** Of one reading. */
    public static Moments of(Reading reading) {
        double seconds =
                reading.eventTime().getEpochSecond() + reading.eventTime().getNano() / 1e9;
        return new Moments(1, seconds, reading.degrees(), 0, 0, 0);
    }

    /** Of the readings of both. */
    public Moments merge(Moments other) {
        double all = count + other.count;
        double later = other.time - time;
        double warmer = other.degrees - degrees;
        double weight = count * (other.count / all);
        return new Moments(
                count + other.count,
                time + later * other.count / all,
                degrees + warmer * other.count / all,
                timeSquares + other.timeSquares + later * later * weight,
                degreeSquares + other.degreeSquares + warmer * warmer * weight,
                products + other.products + later * warmer * weight);
    }

    /** The standard deviation of the temperatures, in degrees. */
    public double spread() {
        return Math.sqrt(degreeSquares / count);
    }

    /**
     * Whether the readings lie far enough apart in time to tell what the sensor does. When a stream has just begun they do
     * not: a single reading has no spread, as if the sensor were stuck, and two a millisecond apart have a slope of
     * thousands of degrees per second. A model that learned from such points would take minutes to forget them. (A full
     * window has a standard deviation of 0.29 of its length; a sixth of that is enough.)
     *
     * @param window the window length
     */
    public boolean isTelling(Duration window) {
        double shortest = window.toMillis() / 1e3 / PARTS;
        return timeSquares >= count * shortest * shortest;
    }

    /**
     * How fast the temperature rises, in degrees per second: the slope of the least-squares line; 0 where the window does
     * not tell.
     */
    public double slope() {
        return timeSquares >= count * SHORTEST * SHORTEST ? products / timeSquares : 0;
    }
}
