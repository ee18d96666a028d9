package labs.lab03;

import labs.support.screen.MostFrequentFirst;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Other right answers to {@code TopWords}. */
public final class TopWordsAlternatives {

    private TopWordsAlternatives() {}

    /** Counts with the inverse form, which forgets words at 0. */
    public static final class WithTheInverse {
        public static JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide) {
            return words.mapToPair(word -> new Tuple2<>(word, 1))
                    .reduceByKeyAndWindow(
                            Integer::sum, (count, gone) -> count - gone, window, slide, 2, count -> count._2() > 0)
                    .transformToPair(counts -> JavaSparkContext.fromSparkContext(counts.context())
                            .parallelizePairs(counts.takeOrdered(3, new MostFrequentFirst())));
        }
    }

    /** Puts the batches of the window together before it counts, and sorts in the driver. */
    public static final class SortsInTheDriver {
        public static JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide) {
            return words.window(window, slide)
                    .mapToPair(word -> new Tuple2<>(word, 1))
                    .reduceByKey(Integer::sum)
                    .transformToPair(counts -> JavaSparkContext.fromSparkContext(counts.context())
                            .parallelizePairs(counts.collect().stream()
                                    .sorted(new MostFrequentFirst())
                                    .limit(3)
                                    .toList()));
        }
    }
}
