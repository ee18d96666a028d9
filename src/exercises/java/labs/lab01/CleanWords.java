package labs.lab01;

import java.util.Arrays;
import java.util.Locale;
import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 1 of lab 1. It is nearly solved: it shows how exercises are checked. */
public final class CleanWords {

    private CleanWords() {}

    /**
     * Turns lines into words that can be counted: lower case, without punctuation, and no word empty.
     *
     * <pre>
     * batch 1  lines   ["Well, well!", "WELL?"]
     *          words   ["well", "well", "well"]
     * batch 2  lines   ["", "... and so on"]
     *          words   ["and", "so", "on"]
     * </pre>
     *
     * <p>Type {@code ./lab check CleanWords} in a terminal: as long as {@link NotSolvedYet} is thrown, the exercise is
     * pending. Then do what the comment below says, save, and type it again.
     *
     * @param lines text as it comes from the socket
     * @return the words of each batch, in any order
     */
    public static JavaDStream<String> clean(JavaDStream<String> lines) {
        JavaDStream<String> words = lines.flatMap(
                line -> Arrays.asList(line.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).iterator());
        // One thing is missing. Where a line is empty or begins with punctuation, split() gives an empty word.
        // Keep the words that are not empty, and return them in place of the next line.
        throw new NotSolvedYet();
    }
}
