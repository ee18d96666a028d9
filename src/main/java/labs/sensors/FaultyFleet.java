package labs.sensors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A simulated fleet in which some sensors break at a known moment: the truth that reports of anomalies are compared with.
 */
public final class FaultyFleet {
    /** Six sensors break, two in each way. */
    public static final Map<Fault, Integer> TWO_OF_EACH = Map.of(Fault.HOT, 2, Fault.STUCK, 2, Fault.NOISY, 2);

    private final SensorFleet fleet;
    private final Random random;
    private final Duration onset;
    private final Map<String, Fault> faults = new TreeMap<>();
    private final Map<String, Double> atOnset = new HashMap<>();
    private volatile Instant start;

    /**
     * @param settings the sound fleet; its seed also chooses the sensors that break
     * @param onset how long after the first reading they break, in event time
     * @param counts how many sensors get each fault
     * @throws IllegalArgumentException if there are fewer sensors than faults
     */
    public FaultyFleet(FleetSettings settings, Duration onset, Map<Fault, Integer> counts) {
        this.fleet = new SensorFleet(settings, this::measured);
        this.random = new Random(settings.seed() + 1);
        this.onset = onset;
        choose(settings.sensors(), counts);
    }

    /** The sensors that break, and how: sorted by name. */
    public Map<String, Fault> faults() {
        return Collections.unmodifiableMap(faults);
    }

    /** When the sensors break; empty before the first reading, from which on the time counts. */
    public Optional<Instant> breaksAt() {
        return Optional.ofNullable(start).map(first -> first.plus(onset));
    }

    /** Whether the sensors are broken by then. */
    public boolean isBroken(Instant time) {
        return breaksAt().filter(time::isAfter).isPresent();
    }

    /** The next line. */
    public SensorLine next() {
        return fleet.next();
    }

    private Reading measured(Reading sound) {
        start = start == null ? sound.eventTime() : start;
        Fault fault = faults.get(sound.sensor());
        double seconds = Duration.between(start.plus(onset), sound.eventTime()).toMillis() / 1e3;
        if (fault == null || seconds < 0) {
            return sound;
        }
        double first = atOnset.computeIfAbsent(sound.sensor(), sensor -> sound.degrees());
        long tenths = Math.round(fault.degrees(sound.degrees(), first, seconds, random) * 10);
        return new Reading(sound.sensor(), sound.eventTime(), tenths * Reading.MICROS_PER_DEGREE / 10);
    }

    private void choose(int sensors, Map<Fault, Integer> counts) {
        List<String> names = new ArrayList<>(IntStream.rangeClosed(1, sensors)
                .mapToObj(number -> "sensor" + number)
                .toList());
        Collections.shuffle(names, random);
        for (Fault fault : Fault.values()) {
            for (int i = 0; i < counts.getOrDefault(fault, 0); i++) {
                if (faults.size() == sensors) {
                    throw new IllegalArgumentException("more faults than sensors");
                }
                faults.put(names.get(faults.size()), fault);
            }
        }
    }
}
