package labs.lab01;

import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code LongestWord}. */
public final class LongestWordSolution {

    private LongestWordSolution() {}

    /** Reduces each batch to one word. */
    public static JavaDStream<String> longest(JavaDStream<String> words) {
        return words.reduce(LongestWordSolution::longer);
    }

    /** The order of the two does not matter, as it must be for a function given to reduce. */
    private static String longer(String a, String b) {
        if (a.length() != b.length()) {
            return a.length() > b.length() ? a : b;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }
}
