package labs.lab03;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 1 of lab 3: the head of a ranking, window by window. */
public final class TopWords {

    private TopWords() {}

    /**
     * Finds the three most frequent words of each window, with their counts, the most frequent first. Words with equal
     * counts stand in alphabetical order. A window with fewer than three words gives what it has.
     *
     * <p>Here for a window of three batches and a slide of two:
     *
     * <pre>
     * batch 1  words   ["a", "b"]
     * batch 2  words   ["b", "c", "d"]   top   [("b", 2), ("a", 1), ("c", 1)]
     * batch 3  words   ["d", "d"]
     * batch 4  words   []                top   [("d", 3), ("b", 1), ("c", 1)]
     * </pre>
     *
     * <p>The order that is asked for exists already: {@link labs.support.screen.MostFrequentFirst} sorts the
     * tables of this lab.
     *
     * @param words the words of each batch
     * @param window the window length
     * @param slide the sliding interval
     * @return at most three pairs for each window, in order
     */
    public static JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide) {
        throw new NotSolvedYet();
    }
}
