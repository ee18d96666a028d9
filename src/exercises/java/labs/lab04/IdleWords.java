package labs.lab04;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 2 of lab 4: a state that does not grow for ever. */
public final class IdleWords {

    private IdleWords() {}

    /**
     * Counts words since the start, as the lab does, but forgets a word that has not arrived for a number of batches in
     * a row. In the batch in which its absences reach <em>patience</em> it disappears from the result; if it comes back,
     * its count begins again.
     *
     * <pre>
     * patience 2
     * batch 1  words   ["tide", "gull"]    counts  {tide=1, gull=1}
     * batch 2  words   ["gull"]            counts  {tide=1, gull=2}     tide is idle for 1 batch
     * batch 3  words   ["gull"]            counts  {gull=3}             tide is idle for 2: forgotten
     * batch 4  words   ["tide"]            counts  {tide=1, gull=3}
     * </pre>
     *
     * @param words the words of each batch
     * @param patience how many batches in a row a word may be absent until it is forgotten, from 1
     * @return for each word that is not forgotten, how often it has arrived
     */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
        throw new NotSolvedYet();
    }
}
