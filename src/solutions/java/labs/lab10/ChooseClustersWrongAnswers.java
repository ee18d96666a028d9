package labs.lab10;

import java.util.Collections;
import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;

/** Wrong answers to {@code ChooseClusters}, as students give them. */
final class ChooseClustersWrongAnswers {
    private ChooseClustersWrongAnswers() {}

    @Reads("LowestCost")
    static int lowestCost(List<Double> costs, double share) {
        return costs.indexOf(Collections.min(costs)) + 1;
    }

    @Mistake("A step that gains exactly the share is worth it: >= and not >.")
    static int moreThanTheShare(List<Double> costs, double share) {
        int k = 1;
        while (k < costs.size() && costs.get(k - 1) - costs.get(k) > share * costs.get(k - 1)) {
            k++;
        }
        return k;
    }

    @Reads("ShareOfTheFirst")
    static int shareOfTheFirst(List<Double> costs, double share) {
        int k = 1;
        while (k < costs.size() && costs.get(k - 1) - costs.get(k) >= share * costs.get(0)) {
            k++;
        }
        return k;
    }

    @Reads("ShareOfTheNext")
    static int shareOfTheNext(List<Double> costs, double share) {
        int k = 1;
        while (k < costs.size() && costs.get(k - 1) - costs.get(k) >= share * costs.get(k)) {
            k++;
        }
        return k;
    }

    @Reads("LastGoodStep")
    static int doesNotStop(List<Double> costs, double share) {
        int best = 1;
        for (int k = 1; k < costs.size(); k++) {
            if (costs.get(k - 1) - costs.get(k) >= share * costs.get(k - 1)) {
                best = k + 1;
            }
        }
        return best;
    }

    @Reads("OneOff")
    static int indexForNumber(List<Double> costs, double share) {
        return ChooseClustersSolution.chooseK(costs, share) - 1;
    }

    @Mistake("You count the step that is not worth it any more: the answer is the number before it.")
    static int theFirstThatDoesNot(List<Double> costs, double share) {
        return ChooseClustersSolution.chooseK(costs, share) + 1;
    }

    @Mistake(
            "You compared the gain itself with the share: it must be that share of the cost before, share " + "* cost.")
    static int absoluteGain(List<Double> costs, double share) {
        int k = 1;
        while (k < costs.size() && costs.get(k - 1) - costs.get(k) >= share) {
            k++;
        }
        return k;
    }

    @Mistake("The comparison is turned: go on as long as the gain is at least the share.")
    static int turned(List<Double> costs, double share) {
        int k = 1;
        while (k < costs.size() && costs.get(k - 1) - costs.get(k) < share * costs.get(k - 1)) {
            k++;
        }
        return k;
    }

    @Mistake("You ask for the cost of one cluster more than there are costs: stop at the end of the list.")
    static int runsOverTheEnd(List<Double> costs, double share) {
        int k = 1;
        while (costs.get(k - 1) - costs.get(k) >= share * costs.get(k - 1)) {
            k++;
        }
        return k;
    }

    @Mistake("You compared what is left with the share; the gain must be at least the share, so what is "
            + "left must be at most 1 - share.")
    static int ratio(List<Double> costs, double share) {
        int k = 1;
        while (k < costs.size() && costs.get(k) / costs.get(k - 1) <= share) {
            k++;
        }
        return k;
    }

    @Mistake("You stop before the last cost: where every step is worth it, all clusters are.")
    static int withoutTheLast(List<Double> costs, double share) {
        int k = 1;
        while (k < costs.size() - 1 && costs.get(k - 1) - costs.get(k) >= share * costs.get(k - 1)) {
            k++;
        }
        return k;
    }

    @Mistake("You took the step that gains most; go on as long as a step gains the share that is asked " + "for.")
    static int biggestGain(List<Double> costs, double share) {
        int best = 1;
        for (int k = 1; k < costs.size(); k++) {
            if (best == 1 || costs.get(k - 1) - costs.get(k) > costs.get(best - 2) - costs.get(best - 1)) {
                best = k + 1;
            }
        }
        return best;
    }
}
