package labs.sensors;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A simulated fleet in which some sensors break at a known moment: the truth that reports of anomalies are compared with.
 */
public final class FaultyFleet implements Iterator<SensorLine> {
    private static final Pattern TEMPERATURE = Pattern.compile("(\"temperatura\":\\s*)(-?[\\d.]+)");

    private final SensorFleet fleet;
    private final Random random;
    private final Duration onset;
    private final Map<String, Fault> faults;
    private final Map<String, Double> atOnset = new HashMap<>();
    private Instant start;

    /**
     * @param settings the sound fleet; its seed also chooses the sensors that break
     * @param onset how long after the first reading they break, in event time
     * @param counts how many sensors get each fault
     * @throws IllegalArgumentException if there are fewer sensors than faults
     */
    public FaultyFleet(FleetSettings settings, Duration onset, Map<Fault, Integer> counts) {
        this.fleet = new SensorFleet(settings);
        this.random = new Random(settings.seed() + 1);
        this.onset = onset;
        this.faults = choose(settings.sensors(), counts);
    }

    /** The sensors that break, and how: sorted by name. */
    public Map<String, Fault> faults() {
        return new TreeMap<>(faults);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public SensorLine next() {
        SensorLine line = fleet.next();
        if (!(ReadingParser.parse(line.text()) instanceof Reading reading)) {
            return line;
        }
        if (start == null) {
            start = reading.eventTime();
        }
        Fault fault = faults.get(line.sensor());
        double seconds =
                Duration.between(start.plus(onset), reading.eventTime()).toMillis() / 1e3;
        if (fault == null || seconds < 0) {
            return line;
        }
        double first = atOnset.computeIfAbsent(line.sensor(), sensor -> reading.degrees());
        return withDegrees(line, fault.degrees(reading.degrees(), first, seconds, random));
    }

    /** The next line with its key for Kafka: the sensor. */
    public Map.Entry<String, String> nextKeyed() {
        return next().keyed();
    }

    private static SensorLine withDegrees(SensorLine line, double degrees) {
        String tenths = String.valueOf(Math.round(degrees * 10) / 10.0);
        Matcher temperature = TEMPERATURE.matcher(line.text());
        return new SensorLine(line.sensor(), temperature.replaceFirst("$1" + tenths), line.broken());
    }

    private Map<String, Fault> choose(int sensors, Map<Fault, Integer> counts) {
        List<String> names = IntStream.rangeClosed(1, sensors)
                .mapToObj(number -> "sensor" + number)
                .collect(Collectors.toList());
        Collections.shuffle(names, random);
        Map<String, Fault> chosen = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            for (int i = 0; i < counts.getOrDefault(fault, 0); i++) {
                if (chosen.size() == names.size()) {
                    throw new IllegalArgumentException("more faults than sensors");
                }
                chosen.put(names.get(chosen.size()), fault);
            }
        }
        return chosen;
    }
}
