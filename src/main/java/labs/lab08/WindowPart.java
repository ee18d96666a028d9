package labs.lab08;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import scala.Tuple2;

/**
 * A part of the window that ends with a batch. There is always one, also of a window without readings.
 *
 * @param sums a sum per sensor; no other part has the same sensors
 */
record WindowPart(Map<String, SensorSum> sums) implements BatchPart {

    /** Takes all sums of a partition together. */
    static WindowPart of(Iterator<Tuple2<String, SensorSum>> partition) {
        Map<String, SensorSum> sums = new HashMap<>();
        partition.forEachRemaining(sum -> sums.put(sum._1(), sum._2()));
        return new WindowPart(sums);
    }
}
