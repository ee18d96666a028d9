package labs.lab10;

import java.util.List;
import java.util.stream.IntStream;

/** Other right answers to {@code ChooseClusters}. */
public final class ChooseClustersAlternatives {

    private ChooseClustersAlternatives() {}

    /** Looks for the first step that is not worth it. */
    public static final class FindsTheFirst {
        public static int chooseK(List<Double> costs, double share) {
            return IntStream.range(1, costs.size())
                    .filter(k -> costs.get(k) > (1 - share) * costs.get(k - 1))
                    .findFirst()
                    .orElse(costs.size());
        }
    }
}
