package labs.lab03;

import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Other right answers to {@code RisingWords}. */
public final class RisingWordsAlternatives {

    private RisingWordsAlternatives() {}

    /** Keeps the last window as a state, and how much it has changed. */
    public static final class WithAState {
        public static JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window) {
            JavaPairDStream<String, Tuple2<Integer, Integer>> states = words.mapToPair(word -> new Tuple2<>(word, 1))
                    .reduceByKeyAndWindow(Integer::sum, window, window)
                    .updateStateByKey(WithAState::compare);
            return states.mapValues(Tuple2::_2).filter(change -> change._2() != 0);
        }

        /** The state is the count of the window and its difference to the one before. */
        private static Optional<Tuple2<Integer, Integer>> compare(
                List<Integer> counts, Optional<Tuple2<Integer, Integer>> before) {
            int now = counts.isEmpty() ? 0 : counts.get(0);
            int then = before.isPresent() ? before.get()._1() : 0;
            return now == 0 && then == 0 ? Optional.empty() : Optional.of(new Tuple2<>(now, now - then));
        }
    }

    /** Subtracts the window before: the window of this and the one before, in which each count goes in with its sign. */
    public static final class AddsSignedCounts {
        public static JavaPairDStream<String, Integer> change(JavaDStream<String> words, Duration window) {
            JavaPairDStream<String, Integer> ones = words.mapToPair(word -> new Tuple2<>(word, 1));
            JavaPairDStream<String, Integer> twice = ones.window(window, window).mapValues(one -> 2 * one);
            JavaPairDStream<String, Integer> minus =
                    ones.window(window.times(2), window).mapValues(one -> -one);
            return twice.union(minus).reduceByKey(Integer::sum).filter(change -> change._2() != 0);
        }
    }
}
