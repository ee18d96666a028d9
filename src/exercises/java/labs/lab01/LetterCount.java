package labs.lab01;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 3 of lab 1: a number for each batch, even for an empty one. */
public final class LetterCount {

    private LetterCount() {}

    /**
     * Counts the letters of each batch; digits, spaces and punctuation do not count. Every batch gives a number;
     * an empty batch gives 0.
     *
     * <pre>
     * batch 1  lines   ["Two boats", "and 1 raft!"]
     *          letters [15]
     * batch 2  lines   []
     *          letters [0]
     * </pre>
     *
     * <p>{@link Character#isLetter(int)} knows what a letter is, in any alphabet.
     *
     * @param lines text as it comes from the socket
     * @return one number for each batch
     */
    public static JavaDStream<Long> letters(JavaDStream<String> lines) {
        throw new NotSolvedYet();
    }
}
