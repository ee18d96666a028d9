package labs.lab10.demo;

import java.time.Duration;
import java.util.Map;
import labs.sensors.Fault;
import labs.sensors.FaultyFleet;
import labs.sensors.FleetSettings;
import labs.support.UserError;
import picocli.CommandLine.Option;

/** The options of the demo's sensors: how many there are, how fast they send, and which of them break when. */
public final class DemoFaults {
    @Option(
            names = "--hot",
            defaultValue = "2",
            paramLabel = "N",
            description = "demo: how many sensors heat up (default: ${DEFAULT-VALUE})")
    private int hot;

    @Option(
            names = "--stuck",
            defaultValue = "2",
            paramLabel = "N",
            description = "demo: how many sensors send the same temperature for ever (default: ${DEFAULT-VALUE})")
    private int stuck;

    @Option(
            names = "--noisy",
            defaultValue = "2",
            paramLabel = "N",
            description = "demo: how many sensors send noise (default: ${DEFAULT-VALUE})")
    private int noisy;

    @Option(
            names = "--sensors",
            defaultValue = "50",
            paramLabel = "N",
            description = "demo: how many sensors there are (default: ${DEFAULT-VALUE})")
    private int sensors;

    @Option(
            names = "--onset",
            defaultValue = "30s",
            paramLabel = "DURATION",
            description = "demo: how long after the start they break (default: ${DEFAULT-VALUE})")
    private Duration onset;

    @Option(
            names = "--rate",
            defaultValue = "500",
            paramLabel = "N",
            description = "demo: readings per second (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "demo: the same seed breaks the same sensors (default: ${DEFAULT-VALUE})")
    private long seed;

    /** Readings per second. */
    public double perSecond() {
        return rate;
    }

    /**
     * The fleet of the demo.
     *
     * @throws UserError if the numbers do not fit
     */
    public FaultyFleet fleet() {
        if (sensors < 1 || sensors > FleetSettings.MAX_SENSORS) {
            throw UserError.usage("--sensors " + sensors + " is not possible; type a number from 1 to "
                    + FleetSettings.MAX_SENSORS + ".");
        }
        if (!(rate > 0 && rate <= 1e6)) {
            throw UserError.usage("--rate " + rate + " is not possible; type readings per second, such as --rate 500.");
        }
        if (hot < 0 || stuck < 0 || noisy < 0 || (long) hot + stuck + noisy > sensors) {
            throw UserError.usage("--hot " + hot + ", --stuck " + stuck + " and --noisy " + noisy + " do not fit "
                    + sensors + " sensors; type numbers from 0 that add up to at most " + sensors + ".");
        }
        return new FaultyFleet(
                FleetSettings.of(seed).withSensors(sensors).withWallClock(),
                onset,
                Map.of(Fault.HOT, hot, Fault.STUCK, stuck, Fault.NOISY, noisy));
    }
}
