package labs.lab03;

import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;
import labs.support.screen.MostFrequentFirst;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code TopWords}, as students give them. */
final class TopWordsWrongAnswers {
    private TopWordsWrongAnswers() {}

    @Mistake("All words of the window come out; the task wants the first three.")
    static JavaPairDStream<String, Integer> all(JavaDStream<String> words, Duration window, Duration slide) {
        return top(counts(words, window, slide), 1000, new MostFrequentFirst());
    }

    static JavaPairDStream<String, Integer> four(JavaDStream<String> words, Duration window, Duration slide) {
        return top(counts(words, window, slide), 4, new MostFrequentFirst());
    }

    static JavaPairDStream<String, Integer> rarestFirst(JavaDStream<String> words, Duration window, Duration slide) {
        return counts(words, window, slide)
                .transformToPair(batch -> parallel(
                        batch,
                        batch.mapToPair(Tuple2::swap)
                                .sortByKey(true)
                                .mapToPair(Tuple2::swap)
                                .take(3)));
    }

    static JavaPairDStream<String, Integer> equalCountsInAnyOrder(
            JavaDStream<String> words, Duration window, Duration slide) {
        return counts(words, window, slide)
                .transformToPair(batch -> parallel(
                        batch,
                        batch.mapToPair(Tuple2::swap)
                                .sortByKey(false)
                                .mapToPair(Tuple2::swap)
                                .take(3)));
    }

    @Mistake("The words come in the order of the alphabet: the count is what they are sorted by, and the "
            + "alphabet decides only between equal counts.")
    static JavaPairDStream<String, Integer> inTheAlphabet(JavaDStream<String> words, Duration window, Duration slide) {
        return counts(words, window, slide)
                .transformToPair(batch -> parallel(batch, batch.sortByKey().take(3)));
    }

    @Reads("inTheAlphabet")
    static JavaPairDStream<String, Integer> sortedTwice(JavaDStream<String> words, Duration window, Duration slide) {
        return counts(words, window, slide)
                .transformToPair(batch -> parallel(
                        batch,
                        batch.mapToPair(Tuple2::swap)
                                .sortByKey(false)
                                .mapToPair(Tuple2::swap)
                                .sortByKey()
                                .take(3)));
    }

    @Reads("TakesTheRarest")
    static JavaPairDStream<String, Integer> reversedOrder(JavaDStream<String> words, Duration window, Duration slide) {
        return counts(words, window, slide)
                .transformToPair(batch -> parallel(batch, batch.top(3, new MostFrequentFirst())));
    }

    @Reads("RanksTheBatch")
    static JavaPairDStream<String, Integer> ofTheBatch(JavaDStream<String> words, Duration window, Duration slide) {
        return top(
                words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKey(Integer::sum), 3, new MostFrequentFirst());
    }

    @Mistake("A result comes in every batch, not in every sliding interval: without its last argument the "
            + "window slides by one batch.")
    static JavaPairDStream<String, Integer> forgetsTheSlide(
            JavaDStream<String> words, Duration window, Duration slide) {
        return top(
                words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKeyAndWindow(Integer::sum, window),
                3,
                new MostFrequentFirst());
    }

    @Mistake("The window slides by its own length; the sliding interval is a parameter of its own.")
    static JavaPairDStream<String, Integer> slidesByTheWindow(
            JavaDStream<String> words, Duration window, Duration slide) {
        return top(counts(words, window, window), 3, new MostFrequentFirst());
    }

    static JavaPairDStream<String, Integer> anyThree(JavaDStream<String> words, Duration window, Duration slide) {
        return counts(words, window, slide).transformToPair(batch -> parallel(batch, batch.take(3)));
    }

    @Mistake("These are the right three words, but in the order of the alphabet: what sorts last decides.")
    static JavaPairDStream<String, Integer> keysWithTheTopCountsUnsorted(
            JavaDStream<String> words, Duration window, Duration slide) {
        return counts(words, window, slide)
                .transformToPair(batch -> parallel(batch, batch.takeOrdered(3, new MostFrequentFirst()))
                        .sortByKey());
    }

    @Mistake("A window with fewer than three words gives nothing; it must give what it has.")
    static JavaPairDStream<String, Integer> batchesOfThreeWords(
            JavaDStream<String> words, Duration window, Duration slide) {
        return counts(words, window, slide)
                .transformToPair(batch -> batch.count() < 3
                        ? parallel(batch, List.of())
                        : parallel(batch, batch.takeOrdered(3, new MostFrequentFirst())));
    }

    private static JavaPairDStream<String, Integer> counts(JavaDStream<String> words, Duration window, Duration slide) {
        return words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKeyAndWindow(Integer::sum, window, slide);
    }

    private static JavaPairDStream<String, Integer> top(
            JavaPairDStream<String, Integer> counts, int number, MostFrequentFirst order) {
        return counts.transformToPair(batch -> parallel(batch, batch.takeOrdered(number, order)));
    }

    private static JavaPairRDD<String, Integer> parallel(
            JavaPairRDD<String, Integer> like, List<Tuple2<String, Integer>> pairs) {
        return JavaSparkContext.fromSparkContext(like.context()).parallelizePairs(pairs);
    }
}
