package labs.lab11;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 4 of lab 11: one key has most of the records. */
public final class CrowdedGate {

    private CrowdedGate() {}

    /**
     * Counts for each batch and each gate how many different tickets have passed it. Nine of ten passengers take the same
     * gate, and yet no task may read more than three quarters of what is shuffled: groupByKey would bring all tickets of
     * that gate into one task, while the others have nothing to do.
     *
     * <pre>
     * batch 1  passes   [(main, T1), (main, T2), (main, T1), (side, T1)]
     *          tickets  {main=2, side=1}
     * </pre>
     *
     * <p>In two steps, the first for parts of a gate, the second for gates. The test reads from Spark's own figures what
     * each task has read.
     *
     * @param passes pairs of a gate and a ticket; a ticket may pass a gate many times
     * @return for each batch and each gate that was passed, the number of different tickets
     */
    public static JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes) {
        throw new NotSolvedYet();
    }
}
