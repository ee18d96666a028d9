package labs.lab06;

import java.util.List;
import labs.check.NotSolvedYet;

/** Exercise 2 of lab 6: a loop and its condition. (No Spark in this one.) */
public final class DriftingSensor {

    private DriftingSensor() {}

    /**
     * The readings of a sensor that heats up, in tenths of a degree. The first is {@code start}, each next one is
     * {@code step} higher, and the last is the first that is <i>above</i> the limit: then somebody comes and turns the
     * sensor off. A sensor that does not heat up ({@code step} is 0 or below) would never get there: it gives one reading
     * only.
     *
     * <pre>
     * drift(630, 10, 650)   [630, 640, 650, 660]
     * drift(630, 50, 650)   [630, 680]
     * drift(700, 10, 650)   [700]
     * drift(630,  0, 650)   [630]
     * </pre>
     *
     * @param start the first reading
     * @param step by how much each reading is above the one before
     * @param limit what the last reading must be above
     * @return all readings, in order
     */
    public static List<Integer> drift(int start, int step, int limit) {
        throw new NotSolvedYet();
    }
}
