package labs.sensors;

import java.util.Random;

/** What can go wrong with a sensor, each as a change of the temperature that a sound sensor would send. */
public enum Fault {
    /** Heats up by a degree and a half a second, until it is 45 degrees too warm. */
    HOT,
    /** Sends the temperature of the moment at which it broke, for ever. */
    STUCK,
    /** Sends the temperature with up to 30 degrees of noise. */
    NOISY;

    /**
     * The temperature that the broken sensor sends.
     *
     * @param sound what a sound sensor would send
     * @param atOnset what it sent first when it was broken
     * @param seconds how long ago that was
     */
    double degrees(double sound, double atOnset, double seconds, Random random) {
        return switch (this) {
            case HOT -> sound + Math.min(45, 1.5 * seconds);
            case STUCK -> atOnset;
            case NOISY -> sound + 60 * random.nextDouble() - 30;
        };
    }
}
