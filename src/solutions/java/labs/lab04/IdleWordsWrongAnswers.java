package labs.lab04;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code IdleWords}, as students give them. */
final class IdleWordsWrongAnswers {
    private IdleWordsWrongAnswers() {}

    @Reads("NeverForgets")
    static JavaPairDStream<String, Integer> neverForgets(JavaDStream<String> words, int patience) {
        return ones(words)
                .updateStateByKey((List<Integer> added, Optional<Integer> before) ->
                        Optional.of(before.orElse(0) + added.size()));
    }

    @Reads("OneBatchLate")
    static JavaPairDStream<String, Integer> oneBatchTooLate(JavaDStream<String> words, int patience) {
        return counted(words, (added, old) -> {
            if (!added.isEmpty()) {
                return Optional.of(new Tuple2<>(old._1() + added.size(), 0));
            }
            return old._2() + 1 > patience ? Optional.empty() : Optional.of(new Tuple2<>(old._1(), old._2() + 1));
        });
    }

    @Reads("ForgetsAtOnce")
    static JavaPairDStream<String, Integer> forgetsAtOnce(JavaDStream<String> words, int patience) {
        return ones(words)
                .updateStateByKey((List<Integer> added, Optional<Integer> before) ->
                        added.isEmpty() ? Optional.empty() : Optional.of(before.orElse(0) + added.size()));
    }

    @Reads("NeverResets")
    static JavaPairDStream<String, Integer> idleForEver(JavaDStream<String> words, int patience) {
        return counted(words, (added, old) -> {
            int idle = added.isEmpty() ? old._2() + 1 : old._2();
            return idle >= patience ? Optional.empty() : Optional.of(new Tuple2<>(old._1() + added.size(), idle));
        });
    }

    @Mistake("A word that was forgotten comes back with its old count: you leave idle words out of what "
            + "comes out, not out of the state. An update function that returns Optional.empty() removes "
            + "the key.")
    static JavaPairDStream<String, Integer> hides(JavaDStream<String> words, int patience) {
        return ones(words)
                .updateStateByKey((List<Integer> added, Optional<Tuple2<Integer, Integer>> before) -> {
                    Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
                    return Optional.of(new Tuple2<>(old._1() + added.size(), added.isEmpty() ? old._2() + 1 : 0));
                })
                .filter(pair -> pair._2()._2() < patience)
                .mapValues(Tuple2::_1);
    }

    @Reads("HidesIdleWords")
    static JavaPairDStream<String, Integer> hidesAndBeginsAgain(JavaDStream<String> words, int patience) {
        return ones(words)
                .updateStateByKey((List<Integer> added, Optional<Tuple2<Integer, Integer>> before) -> {
                    Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
                    int idle = added.isEmpty() ? old._2() + 1 : 0;
                    return Optional.of(new Tuple2<>(idle >= patience ? 0 : old._1() + added.size(), idle));
                })
                .mapValues(Tuple2::_1)
                .filter(pair -> pair._2() > 0);
    }

    @Mistake("A window forgets everything that is older than itself, also of words that keep coming. Count "
            + "in a state.")
    static JavaPairDStream<String, Integer> windowOfPatience(JavaDStream<String> words, int patience) {
        return ones(words)
                .reduceByKeyAndWindow(
                        Integer::sum, words.dstream().slideDuration().times(patience));
    }

    @Mistake("A word that comes twice in one batch counts once: add as many as have arrived.")
    static JavaPairDStream<String, Integer> countsABatchOnce(JavaDStream<String> words, int patience) {
        return counted(words, (added, old) -> {
            if (!added.isEmpty()) {
                return Optional.of(new Tuple2<>(old._1() + 1, 0));
            }
            return old._2() + 1 >= patience ? Optional.empty() : Optional.of(new Tuple2<>(old._1(), old._2() + 1));
        });
    }

    @Mistake("These are the counts of the last batch in which a word came: add what has arrived to the old " + "count.")
    static JavaPairDStream<String, Integer> keepsTheLastBatch(JavaDStream<String> words, int patience) {
        return counted(words, (added, old) -> {
            if (!added.isEmpty()) {
                return Optional.of(new Tuple2<>(added.size(), 0));
            }
            return old._2() + 1 >= patience ? Optional.empty() : Optional.of(new Tuple2<>(old._1(), old._2() + 1));
        });
    }

    @Mistake("Words that do not arrive in a batch are missing: mapWithState gives results only of keys "
            + "that arrive. updateStateByKey is called for idle words as well.")
    static JavaPairDStream<String, Integer> onlyWhatArrives(JavaDStream<String> words, int patience) {
        return ones(words)
                .reduceByKey(Integer::sum)
                .mapWithState(StateSpec.function((String word, Optional<Integer> added, State<Integer> count) -> {
                            int sum = (count.exists() ? count.get() : 0) + added.orElse(0);
                            if (!count.isTimingOut()) {
                                count.update(sum);
                            }
                            return new Tuple2<>(word, sum);
                        })
                        .timeout(words.dstream().slideDuration().times(patience)))
                .mapToPair(pair -> pair);
    }

    private static final Map<String, Integer> COUNTS = new HashMap<>();

    private static final Map<String, Integer> IDLE = new HashMap<>();

    @Reads("StaticMap")
    static JavaPairDStream<String, Integer> mapsOnTheDriver(JavaDStream<String> words, int patience) {
        return ones(words).reduceByKey(Integer::sum).transformToPair(batch -> {
            Map<String, Integer> added = batch.collectAsMap();
            IDLE.replaceAll((word, idle) -> idle + 1);
            added.forEach((word, count) -> {
                COUNTS.merge(word, count, Integer::sum);
                IDLE.put(word, 0);
            });
            IDLE.values().removeIf(idle -> idle >= patience);
            COUNTS.keySet().retainAll(IDLE.keySet());
            return JavaSparkContext.fromSparkContext(batch.context())
                    .parallelizePairs(COUNTS.entrySet().stream()
                            .map(entry -> new Tuple2<>(entry.getKey(), entry.getValue()))
                            .toList());
        });
    }

    @Mistake("Your patience is always 2: take it from the parameter.")
    static JavaPairDStream<String, Integer> patienceOfTwo(JavaDStream<String> words, int patience) {
        return counted(words, (added, old) -> {
            if (!added.isEmpty()) {
                return Optional.of(new Tuple2<>(old._1() + added.size(), 0));
            }
            return old._2() + 1 >= 2 ? Optional.empty() : Optional.of(new Tuple2<>(old._1(), old._2() + 1));
        });
    }

    private interface Update extends Serializable {
        Optional<Tuple2<Integer, Integer>> apply(List<Integer> added, Tuple2<Integer, Integer> old);
    }

    private static JavaPairDStream<String, Integer> counted(JavaDStream<String> words, Update update) {
        return ones(words)
                .updateStateByKey((List<Integer> added, Optional<Tuple2<Integer, Integer>> before) ->
                        update.apply(added, before.orElse(new Tuple2<>(0, 0))))
                .mapValues(Tuple2::_1);
    }

    private static JavaPairDStream<String, Integer> ones(JavaDStream<String> words) {
        return words.mapToPair(word -> new Tuple2<>(word, 1));
    }
}
