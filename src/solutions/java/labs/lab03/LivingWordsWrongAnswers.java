package labs.lab03;

import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code LivingWords}, as students give them. */
final class LivingWordsWrongAnswers {
    private LivingWordsWrongAnswers() {}

    @Reads("KeepsDeadWords")
    static JavaPairDStream<String, Integer> noFilter(JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words).reduceByKeyAndWindow(Integer::sum, (a, b) -> a - b, window, slide);
    }

    @Reads("HidesDeadWords")
    static JavaPairDStream<String, Integer> filtersAfterwards(
            JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words)
                .reduceByKeyAndWindow(Integer::sum, (a, b) -> a - b, window, slide)
                .filter(pair -> pair._2() > 0);
    }

    @Reads("KeepsDeadWords")
    static JavaPairDStream<String, Integer> keepsZero(JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words)
                .reduceByKeyAndWindow(Integer::sum, (a, b) -> a - b, window, slide, 2, pair -> pair._2() >= 0);
    }

    @Mistake("Your filter drops words that are still in the window, and when they leave it, Spark finds "
            + "nothing to subtract them from: keep every count above 0.")
    static JavaPairDStream<String, Integer> keepsFromTwo(JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words).reduceByKeyAndWindow(Integer::sum, (a, b) -> a - b, window, slide, 2, pair -> pair._2() > 1);
    }

    @Reads("SubtractsTheWrongWay")
    static JavaPairDStream<String, Integer> subtractsTheOtherWayRound(
            JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words).reduceByKeyAndWindow(Integer::sum, (a, b) -> b - a, window, slide, 2, pair -> pair._2() > 0);
    }

    @Mistake("The counts only grow: your inverse function adds what has gone out, and must subtract it.")
    static JavaPairDStream<String, Integer> addsWhatGoesOut(
            JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words).reduceByKeyAndWindow(Integer::sum, Integer::sum, window, slide, 2, pair -> pair._2() > 0);
    }

    @Mistake("Your inverse function subtracts 1, however often the word stood in what has gone out: "
            + "subtract its second argument.")
    static JavaPairDStream<String, Integer> takesOneAway(JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words).reduceByKeyAndWindow(Integer::sum, (a, b) -> a - 1, window, slide, 2, pair -> pair._2() > 0);
    }

    @Mistake("A result comes in every batch, not in every sliding interval: give reduceByKeyAndWindow the "
            + "sliding interval that you are given.")
    static JavaPairDStream<String, Integer> forgetsTheSlide(
            JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words)
                .reduceByKeyAndWindow(
                        Integer::sum,
                        (a, b) -> a - b,
                        window,
                        words.dstream().slideDuration(),
                        2,
                        pair -> pair._2() > 0);
    }

    @Mistake("The window slides by its own length; the sliding interval is a parameter of its own.")
    static JavaPairDStream<String, Integer> slidesByTheWindow(
            JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words)
                .reduceByKeyAndWindow(Integer::sum, (a, b) -> a - b, window, window, 2, pair -> pair._2() > 0);
    }

    @Mistake("Window length and sliding interval have changed places: reduceByKeyAndWindow takes the "
            + "window length first.")
    static JavaPairDStream<String, Integer> turnsWindowAndSlideRound(
            JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words).reduceByKeyAndWindow(Integer::sum, (a, b) -> a - b, slide, window, 2, pair -> pair._2() > 0);
    }

    @Mistake("These are the counts of single batches: reduceByKey sees one batch, reduceByKeyAndWindow all "
            + "of the window.")
    static JavaPairDStream<String, Integer> countsTheBatch(JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words).reduceByKey(Integer::sum);
    }

    @Mistake("The words are counted since the start: nothing takes out what has left the window.")
    static JavaPairDStream<String, Integer> countsSinceTheStart(
            JavaDStream<String> words, Duration window, Duration slide) {
        return ones(words)
                .updateStateByKey((List<Integer> added, Optional<Integer> before) ->
                        Optional.of(before.orElse(0) + added.size()));
    }

    private static JavaPairDStream<String, Integer> ones(JavaDStream<String> words) {
        return words.mapToPair(word -> new Tuple2<>(word, 1));
    }
}
