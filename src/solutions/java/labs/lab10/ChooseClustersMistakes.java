package labs.lab10;

import java.util.Collections;
import java.util.List;
import labs.check.Mistake;

/** Wrong answers to {@code ChooseClusters}. */
public final class ChooseClustersMistakes {

    private ChooseClustersMistakes() {}

    /** Takes the lowest cost. */
    @Mistake("You took the k with the lowest cost: that is nearly always the largest k, and with as many clusters as"
            + " points the cost is 0. Ask what each further cluster gains.")
    public static final class LowestCost {
        public static int chooseK(List<Double> costs, double share) {
            return costs.indexOf(Collections.min(costs)) + 1;
        }
    }

    /** Compares with the first cost. */
    @Mistake("You compared each gain with the cost of one cluster; it must be a share of the cost just before it.")
    public static final class ShareOfTheFirst {
        public static int chooseK(List<Double> costs, double share) {
            int k = 1;
            while (k < costs.size() && costs.get(k - 1) - costs.get(k) >= share * costs.get(0)) {
                k++;
            }
            return k;
        }
    }

    /** Takes the last worthwhile step. */
    @Mistake("You looked for the last step that is worth it; stop at the first that is not.")
    public static final class LastGoodStep {
        public static int chooseK(List<Double> costs, double share) {
            int best = 1;
            for (int k = 1; k < costs.size(); k++) {
                if (costs.get(k - 1) - costs.get(k) >= share * costs.get(k - 1)) {
                    best = k + 1;
                }
            }
            return best;
        }
    }

    /** Is one off. */
    @Mistake("You are one off: costs.get(0) is the cost of 1 cluster, not of 0.")
    public static final class OneOff {
        public static int chooseK(List<Double> costs, double share) {
            return ChooseClustersSolution.chooseK(costs, share) - 1;
        }
    }

    /** Compares with the cost after the step. */
    @Mistake("You compared the gain with the cost after the step: from 100 to 78 it is 22, which is 22 % of what it was"
            + " before, and more than 25 % only of what it is now.")
    public static final class ShareOfTheNext {
        public static int chooseK(List<Double> costs, double share) {
            int k = 1;
            while (k < costs.size() && costs.get(k - 1) - costs.get(k) >= share * costs.get(k)) {
                k++;
            }
            return k;
        }
    }
}
