package labs.lab10;

import java.util.List;
import labs.check.NotSolvedYet;

/** Exercise 3 of lab 10: how many clusters are enough? */
public final class ChooseClusters {

    private ChooseClusters() {}

    /**
     * Chooses k. With every further cluster the cost falls, even where there is nothing more to find, so that the lowest
     * cost is no answer. Go on as long as one more cluster lowers the cost by at least a given share of what it was
     * before; stop at the first that does not.
     *
     * <pre>
     * costs of k = 1, 2, 3, 4, 5:  100, 40, 20, 18, 9      share 0.25
     * answer: 3   (from 3 to 4 the cost falls by 2 of 20, which is a tenth; what 5 would bring is not asked any more)
     * </pre>
     *
     * @param costs the cost of 1 cluster, of 2 clusters and so on; at least one, all above 0
     * @param share what one more cluster must gain, as a share of the cost before it: 0 to 1
     * @return the number of clusters, at least 1
     */
    public static int chooseK(List<Double> costs, double share) {
        throw new NotSolvedYet();
    }
}
