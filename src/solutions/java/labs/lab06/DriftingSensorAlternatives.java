package labs.lab06;

import java.util.List;
import java.util.stream.IntStream;

/** Other right answers to {@code DriftingSensor}. */
public final class DriftingSensorAlternatives {

    private DriftingSensorAlternatives() {}

    /** Counts the steps first. */
    public static final class CountsTheSteps {
        public static List<Integer> drift(int start, int step, int limit) {
            int steps = step <= 0 || start > limit ? 0 : (limit - start) / step + 1;
            return IntStream.rangeClosed(0, steps)
                    .mapToObj(i -> start + i * step)
                    .toList();
        }
    }
}
