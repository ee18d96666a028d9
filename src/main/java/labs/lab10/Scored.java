package labs.lab10;

import java.io.Serializable;

/**
 * One sensor in one window, and what the model says of it.
 *
 * @param sensor the sensor's name
 * @param mean its mean temperature in the window, in degrees
 * @param spread the standard deviation, in degrees
 * @param slope how fast it rises, in degrees per second
 * @param cluster the number of the nearest centre, from 0
 * @param distance how far it is from that centre, see {@link Features}
 */
public record Scored(String sensor, double mean, double spread, double slope, int cluster, double distance)
        implements Serializable {

    static Scored of(String sensor, Moments window, int cluster, double distance) {
        return new Scored(sensor, window.degrees(), window.spread(), window.slope(), cluster, distance);
    }
}
