package labs.lab01;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 2 of lab 1: one answer for a whole batch. */
public final class LongestWord {

    private LongestWord() {}

    /**
     * Finds the longest word of each batch. Where several words are equally long, take the one that comes first in the
     * alphabet. A batch without words has no answer: nothing comes out of it.
     *
     * <pre>
     * batch 1  words   ["the", "harbour", "is", "full"]
     *          longest ["harbour"]
     * batch 2  words   ["salt", "rope", "tar"]
     *          longest ["rope"]
     * batch 3  words   []
     *          longest []
     * </pre>
     *
     * @param words the words of each batch
     * @return one word for each batch that has words
     */
    public static JavaDStream<String> longest(JavaDStream<String> words) {
        throw new NotSolvedYet();
    }
}
