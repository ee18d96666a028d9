package labs.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultyFleetTest {
    private static final FleetSettings SETTINGS = FleetSettings.of(7).withTime(FleetSettings.DEFAULT_START, 500);
    private static final int ONSET_LINES = 10 * 500;

    private final FaultyFleet fleet =
            new FaultyFleet(SETTINGS, Duration.ofSeconds(10), Map.of(Fault.HOT, 1, Fault.STUCK, 2, Fault.NOISY, 1));

    @Test
    void isTheSoundFleetUntilTheOnset() {
        SensorFleet sound = new SensorFleet(SETTINGS);
        for (int i = 0; i < ONSET_LINES - 1; i++) {
            assertThat(fleet.next()).isEqualTo(sound.next());
        }
    }

    @Test
    void breaksTheSensorsThatItNamesAndNoOthers() {
        SensorFleet sound = new SensorFleet(SETTINGS);
        Map<String, List<Double>> added = new HashMap<>();
        Map<String, List<Double>> sent = new HashMap<>();
        for (int i = 0; i < 10 * ONSET_LINES; i++) {
            Reading broken = (Reading) ReadingParser.parse(fleet.next().text());
            Reading right = (Reading) ReadingParser.parse(sound.next().text());
            assertThat(broken.sensor()).isEqualTo(right.sensor());
            added.computeIfAbsent(broken.sensor(), sensor -> new ArrayList<>()).add(broken.degrees() - right.degrees());
            sent.computeIfAbsent(broken.sensor(), sensor -> new ArrayList<>()).add(broken.degrees());
        }
        Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        fleet.faults().values().forEach(fault -> counts.merge(fault, 1, Integer::sum));
        assertThat(counts).isEqualTo(Map.of(Fault.HOT, 1, Fault.STUCK, 2, Fault.NOISY, 1));
        added.forEach((sensor, differences) -> {
            Fault fault = fleet.faults().get(sensor);
            if (fault == null) {
                assertThat(differences).allMatch(difference -> difference == 0);
            } else if (fault == Fault.HOT) {
                assertThat(differences.get(differences.size() - 1)).isBetween(44.8, 45.2);
            } else if (fault == Fault.NOISY) {
                assertThat(differences).allMatch(difference -> Math.abs(difference) < 30.1);
                assertThat(differences)
                        .anyMatch(difference -> difference > 20)
                        .anyMatch(difference -> difference < -20);
            } else {
                List<Double> all = sent.get(sensor);
                assertThat(all.subList(all.size() / 2, all.size())).containsOnly(all.get(all.size() - 1));
            }
        });
    }

    @Test
    void refusesMoreFaultsThanSensors() {
        assertThatThrownBy(() -> new FaultyFleet(SETTINGS.withSensors(2), Duration.ofSeconds(1), Map.of(Fault.HOT, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
