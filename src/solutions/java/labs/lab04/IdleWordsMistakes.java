package labs.lab04;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labs.check.Mistake;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code IdleWords}. */
public final class IdleWordsMistakes {

    private IdleWordsMistakes() {}

    private static JavaPairDStream<String, Integer> ones(JavaDStream<String> words) {
        return words.mapToPair(word -> new Tuple2<>(word, 1));
    }

    /** Is the lab's own answer. */
    @Mistake("No word is ever forgotten. An update function that returns Optional.empty() removes the key; the state"
            + " must know for how many batches the word has been idle.")
    public static final class NeverForgets {
        public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
            return ones(words).updateStateByKey(NeverForgets::update);
        }

        private static Optional<Integer> update(List<Integer> arrived, Optional<Integer> before) {
            return Optional.of(before.orElse(0) + arrived.size());
        }
    }

    /** Has no patience. */
    @Mistake("A word is forgotten as soon as it is absent from one batch. Keep in the state for how many batches it has"
            + " been idle, beside the count.")
    public static final class ForgetsAtOnce {
        public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
            return ones(words).updateStateByKey(ForgetsAtOnce::update);
        }

        private static Optional<Integer> update(List<Integer> arrived, Optional<Integer> before) {
            return arrived.isEmpty() ? Optional.empty() : Optional.of(before.orElse(0) + arrived.size());
        }
    }

    /** Is one batch late. */
    @Mistake("A word stays one batch too long: with patience 2 it must be gone from the second batch without it.")
    public static final class OneBatchLate {
        public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
            JavaPairDStream<String, Tuple2<Integer, Integer>> states =
                    ones(words).updateStateByKey((arrived, before) -> update(arrived, before, patience));
            return states.mapValues(Tuple2::_1);
        }

        private static Optional<Tuple2<Integer, Integer>> update(
                List<Integer> arrived, Optional<Tuple2<Integer, Integer>> before, int patience) {
            Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
            if (!arrived.isEmpty()) {
                return Optional.of(new Tuple2<>(old._1() + arrived.size(), 0));
            }
            return old._2() >= patience ? Optional.empty() : Optional.of(new Tuple2<>(old._1(), old._2() + 1));
        }
    }

    /** Adds up idle batches that are not in a row. */
    @Mistake("You add up all batches in which the word was absent. When it comes back, its idle batches must start at 0"
            + " again: only absences in a row count.")
    public static final class NeverResets {
        public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
            JavaPairDStream<String, Tuple2<Integer, Integer>> states =
                    ones(words).updateStateByKey((arrived, before) -> update(arrived, before, patience));
            return states.mapValues(Tuple2::_1);
        }

        private static Optional<Tuple2<Integer, Integer>> update(
                List<Integer> arrived, Optional<Tuple2<Integer, Integer>> before, int patience) {
            Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
            int idle = old._2() + (arrived.isEmpty() ? 1 : 0);
            return idle >= patience ? Optional.empty() : Optional.of(new Tuple2<>(old._1() + arrived.size(), idle));
        }
    }

    /** Leaves idle words out of the result only. */
    @Mistake(
            "The counts are right, but inside every word that ever came is kept: you leave idle words out of what comes"
                    + " out, not out of the state. An update function that returns Optional.empty() removes the key.")
    public static final class HidesIdleWords {
        public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
            JavaPairDStream<String, Tuple2<Integer, Integer>> states =
                    ones(words).updateStateByKey((arrived, before) -> update(arrived, before, patience));
            return states.filter(state -> state._2()._2() < patience).mapValues(Tuple2::_1);
        }

        private static Optional<Tuple2<Integer, Integer>> update(
                List<Integer> arrived, Optional<Tuple2<Integer, Integer>> before, int patience) {
            Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
            if (arrived.isEmpty()) {
                return Optional.of(new Tuple2<>(old._1(), old._2() + 1));
            }
            int count = old._2() >= patience ? 0 : old._1();
            return Optional.of(new Tuple2<>(count + arrived.size(), 0));
        }
    }

    /** Keeps counts in the driver. */
    @Mistake(
            "After the restart the counts are wrong: your map lives in the driver, beside the stream. Spark runs a batch"
                    + " again after a recovery, and your map has its words already, or is gone. Keep the count and for how many"
                    + " batches a word was idle as the state of updateStateByKey.")
    public static final class MapInTheDriver {
        public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
            Map<String, Integer> counts = new TreeMap<>();
            Map<String, Integer> idle = new TreeMap<>();
            return words.transformToPair(batch -> {
                Map<String, Long> arrived = batch.countByValue();
                idle.replaceAll((word, batches) -> batches + 1);
                arrived.forEach((word, number) -> {
                    counts.merge(word, number.intValue(), Integer::sum);
                    idle.put(word, 0);
                });
                idle.values().removeIf(batches -> batches >= patience);
                counts.keySet().retainAll(idle.keySet());
                return JavaSparkContext.fromSparkContext(batch.context())
                        .parallelizePairs(counts.entrySet().stream()
                                .map(word -> new Tuple2<>(word.getKey(), word.getValue()))
                                .toList());
            });
        }
    }
}
