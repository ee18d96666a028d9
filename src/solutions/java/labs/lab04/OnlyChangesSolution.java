package labs.lab04;

import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code OnlyChanges}. */
public final class OnlyChangesSolution {

    private OnlyChangesSolution() {}

    /** The state is the temperature that was passed on last. */
    public static JavaDStream<Tuple2<String, Integer>> changes(JavaPairDStream<String, Integer> readings, int step) {
        return readings.mapWithState(StateSpec.function(
                (Time batch, String sensor, Optional<Integer> temperature, State<Integer> passedOn) ->
                        changed(sensor, temperature.get(), passedOn, step)));
    }

    private static Optional<Tuple2<String, Integer>> changed(
            String sensor, int temperature, State<Integer> passedOn, int step) {
        if (passedOn.exists() && Math.abs(temperature - passedOn.get()) < step) {
            return Optional.empty();
        }
        passedOn.update(temperature);
        return Optional.of(new Tuple2<>(sensor, temperature));
    }
}
