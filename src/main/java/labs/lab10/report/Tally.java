package labs.lab10.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import labs.sensors.Fault;

/**
 * What was reported, held against the truth.
 *
 * @param found broken sensors that were reported
 * @param missed broken sensors that were not
 * @param falselyReported sensors that were reported while they were sound
 */
public record Tally(Map<String, Fault> found, Map<String, Fault> missed, Set<String> falselyReported) {

    /**
     * Compares the sensors that broke with those that were reported.
     *
     * @param tooEarly what was reported before any sensor broke
     */
    public static Tally of(Map<String, Fault> truth, Set<String> reported, Set<String> tooEarly) {
        Map<String, Fault> found = new TreeMap<>(truth);
        found.keySet().retainAll(reported);
        Map<String, Fault> missed = new TreeMap<>(truth);
        missed.keySet().removeAll(reported);
        Set<String> falsely = new TreeSet<>(reported);
        falsely.removeAll(truth.keySet());
        falsely.addAll(tooEarly);
        return new Tally(found, missed, falsely);
    }

    @Override
    public String toString() {
        return "found " + found.size() + " of " + (found.size() + missed.size()) + " broken sensors " + found
                + ", missed " + missed.size() + " " + missed + ", falsely reported " + falselyReported.size() + " "
                + falselyReported;
    }
}
