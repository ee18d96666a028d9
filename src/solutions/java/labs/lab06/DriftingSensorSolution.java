package labs.lab06;

import java.util.ArrayList;
import java.util.List;

/** The solution of {@code DriftingSensor}. */
public final class DriftingSensorSolution {

    private DriftingSensorSolution() {}

    /** Adds the next reading as long as the last one is not above the limit. */
    public static List<Integer> drift(int start, int step, int limit) {
        List<Integer> readings = new ArrayList<>();
        int temperature = start;
        readings.add(temperature);
        while (step > 0 && temperature <= limit) {
            temperature += step;
            readings.add(temperature);
        }
        return readings;
    }
}
