package labs.lab03;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 3 of lab 3: not how much, but how much more than before. */
public final class RisingWords {

    private RisingWords() {}

    /**
     * Compares each window with the one before: how much more often does a word occur in it? Windows stand side by side,
     * so the sliding interval is the window length. A word that has become rarer or is gone
     * comes out with a negative number; a word whose count has not changed does not come out. Treat the window before
     * the first as empty.
     *
     * <p>Here for a window of two batches:
     *
     * <pre>
     * batch 1  words   ["a", "a"]
     * batch 2  words   ["b", "d"]   change   {"a"=2, "b"=1, "d"=1}
     * batch 3  words   ["a"]
     * batch 4  words   ["c", "d"]   change   {"a"=-1, "b"=-1, "c"=1}
     * </pre>
     *
     * @param words the words of each batch
     * @param window the window length, which is the sliding interval, too
     * @return the words whose count has changed, and by how much
     */
    public static JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window) {
        throw new NotSolvedYet();
    }
}
