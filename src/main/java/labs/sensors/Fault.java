package labs.sensors;

import java.util.Random;

/** What can go wrong with a sensor, each as a change of the temperature that a sound sensor would send. */
public enum Fault {
    /** Heats up by a degree and a half a second, until it is 45 degrees too warm. */
    HOT {
        @Override
        double degrees(double sound, double atOnset, double seconds, Random random) {
            return sound + Math.min(45, 1.5 * seconds);
        }
    },
    /** Sends the temperature of the moment at which it broke, for ever. */
    STUCK {
        @Override
        double degrees(double sound, double atOnset, double seconds, Random random) {
            return atOnset;
        }
    },
    /** Sends the temperature with up to 30 degrees of noise. */
    NOISY {
        @Override
        double degrees(double sound, double atOnset, double seconds, Random random) {
            return sound + 60 * random.nextDouble() - 30;
        }
    };

    /**
     * The temperature that the broken sensor sends.
     *
     * @param sound what a sound sensor would send
     * @param atOnset what it sent first when it was broken
     * @param seconds how long ago that was
     */
    abstract double degrees(double sound, double atOnset, double seconds, Random random);
}
