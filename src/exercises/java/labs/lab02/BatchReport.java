package labs.lab02;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 3 of lab 2: an output operation of your own. */
public final class BatchReport {

    private BatchReport() {}

    /**
     * Prints one line for each batch: how many words it has, and how many different ones. A batch without words prints
     * nothing. The driver prints: what executors print is, on a cluster, somewhere else. The words stay where they are: a
     * batch may be too large for one executor, and for the driver.
     *
     * <pre>
     * batch 1  words   ["the", "boat", "and", "the", "gull"]
     *          prints  5 words, 4 different
     * batch 2  words   []
     *          prints
     * </pre>
     *
     * @param words the words of each batch
     */
    public static void report(JavaDStream<String> words) {
        throw new NotSolvedYet();
    }
}
