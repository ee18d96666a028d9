package labs.lab10;

import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;

/**
 * What k-means sees of a sensor's window: a point with three coordinates, scaled so that one unit of each means about as
 * much as one unit of the others. K-means knows only distances, so the scale decides what counts.
 *
 * <ol>
 *   <li>the mean temperature, 20 degrees to the unit;
 *   <li>the spread, as a logarithm: half as much is as remarkable as twice as much;
 *   <li>the slope, 0.4 degrees per second to the unit.
 * </ol>
 *
 * <p>The scales were chosen by looking at sound simulated sensors: in each coordinate nearly all of them are within two
 * and a half units of the middle.
 */
public final class Features {
    static final double DEGREES_PER_UNIT = 20;
    static final double UNITS_PER_LOG = 2;
    /** Added before the logarithm is taken: a stuck sensor has no spread at all. */
    static final double SPREAD_FLOOR = 0.25;

    static final double SLOPE_PER_UNIT = 0.4;

    private Features() {}

    /** The point of a window. */
    public static Vector of(Moments window) {
        return point(window.degrees(), window.spread(), window.slope());
    }

    /**
     * The point of these values.
     *
     * @param mean in degrees
     * @param spread standard deviation in degrees
     * @param slope in degrees per second
     */
    public static Vector point(double mean, double spread, double slope) {
        return Vectors.dense(
                mean / DEGREES_PER_UNIT, UNITS_PER_LOG * Math.log(spread + SPREAD_FLOOR), slope / SLOPE_PER_UNIT);
    }

    /** The mean temperature of a centre, in degrees. */
    public static double mean(Vector point) {
        return point.apply(0) * DEGREES_PER_UNIT;
    }

    /** The spread of a centre, in degrees. */
    public static double spread(Vector point) {
        return Math.exp(point.apply(1) / UNITS_PER_LOG) - SPREAD_FLOOR;
    }

    /** The slope of a centre, in degrees per second. */
    public static double slope(Vector point) {
        return point.apply(2) * SLOPE_PER_UNIT;
    }

    /** How far apart two points are. */
    public static double distance(Vector a, Vector b) {
        return Math.sqrt(Vectors.sqdist(a, b));
    }

    /**
     * Centres to begin with: evenly over the temperatures that sensors have (11 to 84 degrees), with a spread and a slope
     * as sound sensors have them.
     */
    public static Vector[] firstCentres(int k) {
        Vector[] centres = new Vector[k];
        for (int i = 0; i < k; i++) {
            centres[i] = point(11 + 73 * (i + 0.5) / k, 4, 0);
        }
        return centres;
    }
}
