package labs.lab03;

import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code LivingWords}. */
public final class LivingWordsAlternatives {

    private LivingWordsAlternatives() {}

    /** The form that is made for it: it has the inverse function and the filter inside. */
    public static final class CountsByValue {
        public static JavaPairDStream<String, Integer> count(
                JavaDStream<String> words, Duration window, Duration slide) {
            return words.countByValueAndWindow(window, slide).mapValues(Long::intValue);
        }
    }
}
