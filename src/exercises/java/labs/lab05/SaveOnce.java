package labs.lab05;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 3 of lab 5: an output that may be written twice and is there once. */
public final class SaveOnce {

    private SaveOnce() {}

    /**
     * Writes the counts of each batch to a file of its own, {@code batch-MILLISECONDS.tsv}, where the milliseconds are the
     * time of the batch: one line a word, a tab, its count, in the order of the alphabet. A batch without words has an
     * empty file. A batch that is run again after a recovery must leave exactly what it would have left the first time,
     * even if the driver was killed while it was writing.
     *
     * <pre>
     * batch 1  counts  {be=2, to=1}    batch-1000.tsv  be\t2
     *                                                  to\t1
     * batch 2  counts  {not=1}         batch-2000.tsv  not\t1
     * (killed; batch 2 is run again)   batch-2000.tsv  not\t1
     * </pre>
     *
     * <p>An output operation: use {@code foreachRDD}, whose function is told the time of the batch.
     *
     * @param counts the words of each batch with their counts
     * @param folder where to write; it exists
     */
    public static void save(JavaPairDStream<String, Integer> counts, String folder) {
        throw new NotSolvedYet();
    }
}
