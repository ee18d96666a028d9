package labs.lab08;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.streaming.Time;

/**
 * On the driver, the window that ended with the batch that is being worked on. Spark runs the output operations of a
 * batch one after the other, so that the window is here when the batch is stored; one of another batch is never handed
 * out.
 */
final class BatchParts {
    private Time windowEnd;
    private Map<String, SensorSum> window;

    synchronized void window(Time end, Map<String, SensorSum> sums) {
        windowEnd = end;
        window = new TreeMap<>(sums);
    }

    /** The window that ends at this time; empty where none does. */
    synchronized Optional<Map<String, SensorSum>> windowAt(Time batchEnd) {
        return batchEnd.equals(windowEnd) ? Optional.of(window) : Optional.empty();
    }
}
