package labs.lab03;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code RisingWords}, as students give them. */
final class RisingWordsWrongAnswers {
    private RisingWordsWrongAnswers() {}

    @Mistake("These are the counts of the window, not how much they have changed: compare with the window " + "before.")
    static JavaPairDStream<String, Integer> countsOnly(JavaDStream<String> words, Duration window) {
        return counts(words, window, window);
    }

    @Reads("KeepsWhatHasNotChanged")
    static JavaPairDStream<String, Integer> keepsWhatHasNotChanged(JavaDStream<String> words, Duration window) {
        return counts(words, window.times(2), window)
                .leftOuterJoin(counts(words, window, window))
                .mapValues(both -> 2 * both._2().orElse(0) - both._1());
    }

    @Mistake("The sign is turned: the change is now - before, so that a word that comes up has risen.")
    static JavaPairDStream<String, Integer> turnsTheSign(JavaDStream<String> words, Duration window) {
        return counts(words, window.times(2), window)
                .leftOuterJoin(counts(words, window, window))
                .mapValues(both -> both._1() - 2 * both._2().orElse(0))
                .filter(pair -> pair._2() != 0);
    }

    @Reads("LosesWordsThatAreGone")
    static JavaPairDStream<String, Integer> losesWhatIsGone(JavaDStream<String> words, Duration window) {
        return counts(words, window, window)
                .join(counts(words, window.times(2), window))
                .mapValues(both -> 2 * both._1() - both._2())
                .filter(pair -> pair._2() != 0);
    }

    @Mistake("Words that have become rarer are missing: keep every change that is not 0, also one below " + "it.")
    static JavaPairDStream<String, Integer> risingOnly(JavaDStream<String> words, Duration window) {
        return counts(words, window.times(2), window)
                .leftOuterJoin(counts(words, window, window))
                .mapValues(both -> 2 * both._2().orElse(0) - both._1())
                .filter(pair -> pair._2() > 0);
    }

    @Reads("ComparesWithBothWindows")
    static JavaPairDStream<String, Integer> takesBothForBefore(JavaDStream<String> words, Duration window) {
        return counts(words, window.times(2), window)
                .leftOuterJoin(counts(words, window, window))
                .mapValues(both -> both._2().orElse(0) - both._1())
                .filter(pair -> pair._2() != 0);
    }

    @Mistake("These are the counts of the window before, both - now. The change is now - before.")
    static JavaPairDStream<String, Integer> showsBefore(JavaDStream<String> words, Duration window) {
        return counts(words, window.times(2), window)
                .leftOuterJoin(counts(words, window, window))
                .mapValues(both -> both._1() - both._2().orElse(0))
                .filter(pair -> pair._2() != 0);
    }

    @Mistake("A result comes in every batch: windows stand side by side here, so the sliding interval is "
            + "the window length.")
    static JavaPairDStream<String, Integer> slidesWithEachBatch(JavaDStream<String> words, Duration window) {
        Duration batch = words.dstream().slideDuration();
        return counts(words, window.times(2), batch)
                .leftOuterJoin(counts(words, window, batch))
                .mapValues(both -> 2 * both._2().orElse(0) - both._1())
                .filter(pair -> pair._2() != 0);
    }

    @Mistake("You compare single batches: both the length and the slide of a window are the parameter " + "window.")
    static JavaPairDStream<String, Integer> batchAgainstBatch(JavaDStream<String> words, Duration window) {
        Duration batch = words.dstream().slideDuration();
        return counts(words, batch.times(2), batch)
                .leftOuterJoin(counts(words, batch, batch))
                .mapValues(both -> 2 * both._2().orElse(0) - both._1())
                .filter(pair -> pair._2() != 0);
    }

    private static Map<String, Integer> before = new HashMap<>();

    @Reads("StaticMap")
    static JavaPairDStream<String, Integer> mapOnTheDriver(JavaDStream<String> words, Duration window) {
        return counts(words, window, window).transformToPair(batch -> {
            Map<String, Integer> now = new HashMap<>(batch.collectAsMap());
            Map<String, Integer> change = new HashMap<>(now);
            before.forEach((word, count) -> change.merge(word, -count, Integer::sum));
            change.values().removeIf(number -> number == 0);
            before = now;
            return JavaSparkContext.fromSparkContext(batch.context())
                    .parallelizePairs(change.entrySet().stream()
                            .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                            .toList());
        });
    }

    static JavaPairDStream<String, Integer> comparesWithTheStart(JavaDStream<String> words, Duration window) {
        return counts(words, window, window)
                .updateStateByKey((List<Integer> now, Optional<Integer> before) ->
                        Optional.of((now.isEmpty() ? 0 : now.get(0)) - before.orElse(0)))
                .filter(pair -> pair._2() != 0);
    }

    private static JavaPairDStream<String, Integer> counts(JavaDStream<String> words, Duration window, Duration slide) {
        return words.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKeyAndWindow(Integer::sum, window, slide);
    }
}
