package labs.lab01;

import java.util.Arrays;
import java.util.Locale;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code CleanWords}. */
public final class CleanWordsMistakes {

    private CleanWordsMistakes() {}

    private static JavaDStream<String> split(JavaDStream<String> lines) {
        return lines.flatMap(line ->
                Arrays.asList(line.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).iterator());
    }

    /** Returns what the stub has already. */
    @Mistake("Empty words are still there: \"\".split(...) gives one empty word, and so does a line that begins with"
            + " punctuation. Keep only the words that are not empty, with filter.")
    public static final class KeepsEmptyWords {
        public static JavaDStream<String> clean(JavaDStream<String> lines) {
            return split(lines);
        }
    }

    /** Filters the wrong way round. */
    @Mistake("Only the empty words came through: filter keeps the elements for which its function answers true.")
    public static final class KeepsOnlyEmptyWords {
        public static JavaDStream<String> clean(JavaDStream<String> lines) {
            return split(lines).filter(String::isEmpty);
        }
    }

    /** Takes one-letter words for empty ones. */
    @Mistake("A word is missing that is not empty: drop the words of length 0, not short ones such as \"I\" and \"a\".")
    public static final class DropsShortWords {
        public static JavaDStream<String> clean(JavaDStream<String> lines) {
            return split(lines).filter(word -> word.length() > 1);
        }
    }
}
