package labs.lab11;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 1 of lab 11: a count that comes back from the executors. */
public final class CountRejected {

    private CountRejected() {}

    /**
     * Prints one line for each batch: the sum of its numbers, and how many of its lines were rejected, because they are not
     * numbers. A batch without lines prints a line, too. The driver prints; the lines are on the executors, which are
     * other JVMs on other machines.
     *
     * <pre>
     * batch 1  lines   ["3", "x", "4"]   prints  sum 7, 1 rejected
     * batch 2  lines   []                prints  sum 0, 0 rejected
     * batch 3  lines   ["five"]          prints  sum 0, 1 rejected
     * </pre>
     *
     * <p>Use {@link #isNumber} to tell which lines are numbers, and {@code Integer::parseInt} to read them.
     *
     * @param lines the lines of each batch
     */
    public static void report(JavaDStream<String> lines) {
        throw new NotSolvedYet();
    }

    /** Whether a line is a number; already written. */
    static boolean isNumber(String line) {
        return line.matches("-?\\d{1,9}");
    }
}
