package labs.lab01;

import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListSet;
import labs.check.Mistake;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code LongestWord}. */
public final class LongestWordMistakes {

    private LongestWordMistakes() {}

    /** Compares words as text. */
    @Mistake("This is the last word of the alphabet, not the longest one: compareTo compares letter by letter,"
            + " length() tells how long a word is.")
    public static final class LastInTheAlphabet {
        public static JavaDStream<String> longest(JavaDStream<String> words) {
            return words.reduce((a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    /** Breaks ties the wrong way round. */
    @Mistake(
            "Of words that are equally long you keep the one that comes last in the alphabet; the task wants the first.")
    public static final class LastOfTheLongest {
        public static JavaDStream<String> longest(JavaDStream<String> words) {
            return words.reduce((a, b) -> {
                if (a.length() != b.length()) {
                    return a.length() > b.length() ? a : b;
                }
                return a.compareTo(b) >= 0 ? a : b;
            });
        }
    }

    /** Does not break ties. */
    @Mistake("Of words that are equally long you keep the one that Spark happens to hand you first; the task wants the"
            + " first in the alphabet, and Spark compares words in any order.")
    public static final class FirstToCome {
        public static JavaDStream<String> longest(JavaDStream<String> words) {
            return words.reduce((a, b) -> a.length() >= b.length() ? a : b);
        }
    }

    /** Lets executors write to a field, and reads it in the driver. */
    @Mistake(
            "On a cluster no word comes out: a static field is there once in each JVM, so executors write to theirs and"
                    + " the driver reads its own. reduce brings the words of all executors together.")
    public static final class RemembersInAField {
        private static final ConcurrentSkipListSet<String> WORDS = new ConcurrentSkipListSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

        public static JavaDStream<String> longest(JavaDStream<String> words) {
            return words.transform(batch -> {
                WORDS.clear();
                batch.foreach(word -> WORDS.add(word));
                return JavaSparkContext.fromSparkContext(batch.context())
                        .parallelize(WORDS.stream().limit(1).toList());
            });
        }
    }
}
