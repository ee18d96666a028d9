package labs.lab08;

import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.support.kafka.KafkaSource;

/** The sensors of a demo: 50 of them, three heating up, and one line in a hundred broken. */
final class DemoSensors {
    /** How many partitions a demo's topics have. */
    static final int PARTITIONS = 2;

    private static final double LINES_PER_SECOND = 500;
    private static final FleetSettings FLEET =
            FleetSettings.of(8).withHot(3).withMalformed(0.01).withWallClock();

    private DemoSensors() {}

    /** Starts to send where the lab has a broker of its own; else does nothing. */
    static void feed(KafkaSource kafka) {
        SensorFleet fleet = new SensorFleet(FLEET);
        kafka.feed(() -> fleet.next().keyed(), LINES_PER_SECOND);
    }
}
