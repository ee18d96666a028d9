package labs.lab10;

import java.util.List;

/** The solution of {@code ChooseClusters}. */
public final class ChooseClustersSolution {

    private ChooseClustersSolution() {}

    /** Walks along the costs until one more cluster is not worth it. */
    public static int chooseK(List<Double> costs, double share) {
        int k = 1;
        while (k < costs.size() && costs.get(k - 1) - costs.get(k) >= share * costs.get(k - 1)) {
            k++;
        }
        return k;
    }
}
