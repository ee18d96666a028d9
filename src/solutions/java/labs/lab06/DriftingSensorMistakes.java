package labs.lab06;

import java.util.ArrayList;
import java.util.List;
import labs.check.Mistake;

/** Wrong answers to {@code DriftingSensor}. */
public final class DriftingSensorMistakes {

    private DriftingSensorMistakes() {}

    /** Leaves out the reading that ends the loop. */
    @Mistake("The reading above the limit is missing: your loop ends before it is added. Whoever turns the sensor off"
            + " must have seen it.")
    public static final class WithoutTheLast {
        public static List<Integer> drift(int start, int step, int limit) {
            List<Integer> readings = new ArrayList<>();
            int temperature = start;
            do {
                readings.add(temperature);
                temperature += step;
            } while (step > 0 && temperature <= limit);
            return readings;
        }
    }

    /** Stops at the limit. */
    @Mistake("You stop at a reading that is equal to the limit; it must be above it. Look at the condition: < or <= ?")
    public static final class StopsAtTheLimit {
        public static List<Integer> drift(int start, int step, int limit) {
            List<Integer> readings = new ArrayList<>(List.of(start));
            for (int t = start; step > 0 && t < limit; t += step) {
                readings.add(t + step);
            }
            return readings;
        }
    }
}
