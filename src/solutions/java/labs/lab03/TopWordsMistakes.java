package labs.lab03;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import labs.check.Mistake;
import labs.support.screen.MostFrequentFirst;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code TopWords}. */
public final class TopWordsMistakes {

    private TopWordsMistakes() {}

    private static JavaPairDStream<String, Integer> ones(JavaDStream<String> words) {
        return words.mapToPair(word -> new Tuple2<>(word, 1));
    }

    private static JavaPairRDD<String, Integer> firstThree(JavaPairRDD<String, Integer> counts) {
        return JavaSparkContext.fromSparkContext(counts.context())
                .parallelizePairs(counts.takeOrdered(3, new MostFrequentFirst()));
    }

    /** Leaves the window out. */
    @Mistake("These are the top words of each batch: reduceByKey sees one batch only. Count with reduceByKeyAndWindow,"
            + " and give it the window length and the sliding interval.")
    public static final class RanksTheBatch {
        public static JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide) {
            return ones(words).reduceByKey(Integer::sum).transformToPair(TopWordsMistakes::firstThree);
        }
    }

    /** Gives the two durations in the wrong order. */
    @Mistake("Window length and sliding interval have changed places: reduceByKeyAndWindow takes the window length"
            + " first. Both are of type Duration, so the compiler cannot tell.")
    public static final class SwapsWindowAndSlide {
        public static JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide) {
            return ones(words)
                    .reduceByKeyAndWindow(Integer::sum, slide, window)
                    .transformToPair(TopWordsMistakes::firstThree);
        }
    }

    /** Ranks each partition by itself. */
    @Mistake("Some windows have more than three words: these are the top three of each partition. What you do in"
            + " mapPartitions sees one partition; the top three of all of them need one more step, or takeOrdered.")
    public static final class RanksEachPartition {
        public static JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide) {
            return ones(words)
                    .reduceByKeyAndWindow(Integer::sum, window, slide)
                    .mapPartitionsToPair(RanksEachPartition::firstThreeOf);
        }

        private static Iterator<Tuple2<String, Integer>> firstThreeOf(Iterator<Tuple2<String, Integer>> partition) {
            List<Tuple2<String, Integer>> counts = new ArrayList<>();
            partition.forEachRemaining(counts::add);
            counts.sort(new MostFrequentFirst());
            return counts.stream().limit(3).iterator();
        }
    }

    /** Takes the end of the ranking for its head. */
    @Mistake(
            "These are the rarest words. RDD.top takes the greatest elements in the order that you give it, and in this"
                    + " order the most frequent word comes first, so it is the smallest: takeOrdered is what you want.")
    public static final class TakesTheRarest {
        public static JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide) {
            return ones(words)
                    .reduceByKeyAndWindow(Integer::sum, window, slide)
                    .transformToPair(counts -> JavaSparkContext.fromSparkContext(counts.context())
                            .parallelizePairs(counts.top(3, new MostFrequentFirst())));
        }
    }
}
