package labs.lab03;

import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code RisingWords}. */
public final class RisingWordsSolution {

    private RisingWordsSolution() {}

    /**
     * A window of double length covers this window and the one before. So before = both - now, and
     * change = now - before = 2 * now - both.
     */
    public static JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window) {
        JavaPairDStream<String, Integer> ones = words.mapToPair(word -> new Tuple2<>(word, 1));
        JavaPairDStream<String, Integer> now = ones.reduceByKeyAndWindow(Integer::sum, window, window);
        JavaPairDStream<String, Integer> both = ones.reduceByKeyAndWindow(Integer::sum, window.times(2), window);
        return both.leftOuterJoin(now)
                .mapValues(counts -> 2 * counts._2().orElse(0) - counts._1())
                .filter(change -> change._2() != 0);
    }
}
