package labs.lab10;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which sensors are reported: those whose distance from their centre is more than so many times the usual one, in two
 * windows running. The usual distance is the median of all sensors in the same window: half of the sensors would have to
 * break before it moved.
 */
public final class AnomalyRule {
    /** One window may be chance; see the table in the sheet for what one window alone would report. */
    private static final int WINDOWS_RUNNING = 2;

    private final double threshold;
    private final Map<String, Integer> running = new HashMap<>();

    /** @param threshold how many times the usual distance is too far */
    public AnomalyRule(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Takes in the next window.
     *
     * @return the sensors to report in it, sorted by name
     */
    public Set<String> report(List<Scored> window) {
        double usual = usual(window);
        Set<String> reported = new TreeSet<>();
        for (Scored sensor : window) {
            if (sensor.distance() <= threshold * usual) {
                running.remove(sensor.sensor());
            } else if (running.merge(sensor.sensor(), 1, Integer::sum) >= WINDOWS_RUNNING) {
                reported.add(sensor.sensor());
            }
        }
        return reported;
    }

    /** The median distance of a window; 0 for an empty one. */
    public static double usual(List<Scored> window) {
        double[] sorted = window.stream().mapToDouble(Scored::distance).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
