package labs.lab04;

import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Other right answers to {@code OnlyChanges}. */
public final class OnlyChangesAlternatives {

    private OnlyChangesAlternatives() {}

    /** Remembers with updateStateByKey whether the last reading was passed on, and in which batch. */
    public static final class WithUpdateStateByKey {
        public static JavaDStream<Tuple2<String, Integer>> changes(
                JavaPairDStream<String, Integer> readings, int step) {
            JavaPairDStream<String, Tuple2<Integer, Boolean>> states =
                    readings.updateStateByKey((arrived, before) -> update(arrived, before, step));
            return states.filter(state -> state._2()._2()).mapValues(Tuple2::_1).map(changed -> changed);
        }

        /** The state is the temperature that was passed on last, and whether that was now. */
        private static Optional<Tuple2<Integer, Boolean>> update(
                List<Integer> arrived, Optional<Tuple2<Integer, Boolean>> before, int step) {
            if (!before.isPresent()) {
                return Optional.of(new Tuple2<>(arrived.get(0), true));
            }
            int last = before.get()._1();
            return arrived.isEmpty() || Math.abs(arrived.get(0) - last) < step
                    ? Optional.of(new Tuple2<>(last, false))
                    : Optional.of(new Tuple2<>(arrived.get(0), true));
        }
    }
}
