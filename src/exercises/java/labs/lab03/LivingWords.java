package labs.lab03;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 2 of lab 3: a window that is not counted anew each time, and that forgets what has left it. */
public final class LivingWords {

    private LivingWords() {}

    /**
     * Counts how often each word stands in the window, with the inverse form: from one window to the next, what has come
     * in is added and what has gone out is subtracted. A word that is no longer in the window must be forgotten: it
     * neither comes out with a count of 0 nor is it kept inside, where it would use memory for ever.
     *
     * <p>Here for a window of two batches and a slide of one:
     *
     * <pre>
     * batch 1  words   ["a", "a"]   counts   {"a"=2}
     * batch 2  words   ["b"]        counts   {"a"=2, "b"=1}
     * batch 3  words   []           counts   {"b"=1}
     * </pre>
     *
     * @param words the words of each batch
     * @param window the window length
     * @param slide the sliding interval, not longer than the window
     * @return the words in the window and their counts, all above 0
     */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, Duration window, Duration slide) {
        throw new NotSolvedYet();
    }
}
