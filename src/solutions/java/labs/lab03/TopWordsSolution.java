package labs.lab03;

import labs.support.screen.MostFrequentFirst;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code TopWords}. */
public final class TopWordsSolution {

    private TopWordsSolution() {}

    /** Counts each window, then makes of its RDD one that holds the first three in the order of the ranking. */
    public static JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide) {
        return words.mapToPair(word -> new Tuple2<>(word, 1))
                .reduceByKeyAndWindow(Integer::sum, window, slide)
                .transformToPair(TopWordsSolution::firstThree);
    }

    /** takeOrdered takes three of each partition, and three of these: no window is sorted as a whole. */
    private static JavaPairRDD<String, Integer> firstThree(JavaPairRDD<String, Integer> counts) {
        return JavaSparkContext.fromSparkContext(counts.context())
                .parallelizePairs(counts.takeOrdered(3, new MostFrequentFirst()));
    }
}
