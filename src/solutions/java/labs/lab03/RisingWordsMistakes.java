package labs.lab03;

import labs.check.Mistake;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code RisingWords}. */
public final class RisingWordsMistakes {

    private RisingWordsMistakes() {}

    /** How often each word stands in the last windows, one result each window. */
    private static JavaPairDStream<String, Integer> count(JavaDStream<String> words, Duration window, int windows) {
        return words.mapToPair(word -> new Tuple2<>(word, 1))
                .reduceByKeyAndWindow(Integer::sum, window.times(windows), window);
    }

    /** Joins so that only words of both sides come through. */
    @Mistake("A word that is gone from the window is missing: join keeps only keys that both sides have. Which word is"
            + " in the longer window but not in the shorter one? leftOuterJoin keeps it.")
    public static final class LosesWordsThatAreGone {
        public static JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window) {
            return count(words, window, 2)
                    .join(count(words, window, 1))
                    .mapValues(counts -> 2 * counts._2() - counts._1())
                    .filter(change -> change._2() != 0);
        }
    }

    /** Takes the window of double length for the window before. */
    @Mistake("You compare with a window that is twice as long, but it covers this window as well as the one before:"
            + " before = both - now.")
    public static final class ComparesWithBothWindows {
        public static JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window) {
            return count(words, window, 2)
                    .leftOuterJoin(count(words, window, 1))
                    .mapValues(counts -> counts._2().orElse(0) - counts._1())
                    .filter(change -> change._2() != 0);
        }
    }

    /** Leaves the zeros in. */
    @Mistake("Words whose count has not changed come out with 0: keep those that have changed, with filter.")
    public static final class KeepsWhatHasNotChanged {
        public static JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window) {
            return count(words, window, 2)
                    .leftOuterJoin(count(words, window, 1))
                    .mapValues(counts -> 2 * counts._2().orElse(0) - counts._1());
        }
    }
}
