package labs.lab03;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import labs.check.Mistake;
import org.apache.spark.api.java.JavaSparkContext;
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

    /** Remembers the last window in the driver. */
    @Mistake(
            "After the restart the numbers are wrong: your map lives in the driver, beside the stream. Spark runs a batch"
                    + " again after a recovery, and your map has changed meanwhile, or is gone. What you compare with must come"
                    + " out of a window or a state.")
    public static final class MapInTheDriver {
        public static JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window) {
            Map<String, Integer> before = new HashMap<>();
            return count(words, window, 1).transformToPair(counts -> {
                Map<String, Integer> now = counts.collectAsMap();
                Map<String, Integer> change = new TreeMap<>(now);
                before.forEach((word, count) -> change.merge(word, -count, Integer::sum));
                before.clear();
                before.putAll(now);
                return JavaSparkContext.fromSparkContext(counts.context())
                        .parallelizePairs(change.entrySet().stream()
                                .filter(entry -> entry.getValue() != 0)
                                .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                                .toList());
            });
        }
    }
}
