package labs.lab08;

import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.support.kafka.KafkaSource;

/** The sensors of a demo: 50 of them, three heating up, and one line in a hundred broken. */
final class DemoSensors {
    private static final int PARTITIONS = 2;
    private static final double LINES_PER_SECOND = 500;
    private static final FleetSettings FLEET =
            FleetSettings.of(8).withHot(3).withMalformed(0.01).withWallClock();

    private DemoSensors() {}

    /** Opens the source, with these topics besides its own, and starts to send where the lab has a broker of its own. */
    static void open(KafkaSource source, String... more) {
        source.open(PARTITIONS, more);
        SensorFleet fleet = new SensorFleet(FLEET);
        source.feed(() -> fleet.next().keyed(), LINES_PER_SECOND);
    }
}
