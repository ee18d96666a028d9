package labs.lab04;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Other right answers to {@code RunningAverage}. */
public final class RunningAverageAlternatives {

    private RunningAverageAlternatives() {}

    /** Shows all states of mapWithState after each batch. */
    public static final class ShowsSnapshots {
        public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
            return readings.mapWithState(StateSpec.function(ShowsSnapshots::add))
                    .stateSnapshots()
                    .mapValues(sum -> sum._1() / sum._2());
        }

        private static Tuple2<Double, Integer> add(
                String sensor, Optional<Integer> degrees, State<Tuple2<Double, Integer>> state) {
            Tuple2<Double, Integer> before = state.exists() ? state.get() : new Tuple2<>(0.0, 0);
            state.update(new Tuple2<>(before._1() + degrees.get(), before._2() + 1));
            return state.get();
        }
    }

    /** Has a class of its own for the state. */
    public static final class WithARecord {
        private record Sum(int degrees, int readings) implements Serializable {
            Sum plus(List<Integer> arrived) {
                return new Sum(
                        degrees + arrived.stream().mapToInt(Integer::intValue).sum(), readings + arrived.size());
            }
        }

        public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
            JavaPairDStream<String, Sum> sums = readings.updateStateByKey((arrived, before) ->
                    Optional.of(before.orElse(new Sum(0, 0)).plus(arrived)));
            return sums.mapValues(sum -> 1.0 * sum.degrees() / sum.readings());
        }
    }
}
