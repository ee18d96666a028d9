package labs.lab12.latency;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The alerts that a reader has seen, so that it can tell when one comes again. It keeps the latest {@value #KEPT}: who
 * sends again after a kill begins at a checkpoint of some seconds or minutes ago, not at the beginning of time.
 */
final class SeenAlerts {
    static final int KEPT = 100_000;

    private final Map<Alert.Id, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Alert.Id, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    /** Whether this alert is the first one for its reading. */
    boolean isNew(Alert alert) {
        return seen.put(alert.id(), true) == null;
    }
}
