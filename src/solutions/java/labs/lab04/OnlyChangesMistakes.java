package labs.lab04;

import labs.check.Mistake;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code OnlyChanges}. */
public final class OnlyChangesMistakes {

    private OnlyChangesMistakes() {}

    /** Compares with the reading before. */
    @Mistake("You compare with the reading before, so a temperature that rises by 3 degrees again and again is never"
            + " told. Update the state only when you pass a reading on.")
    public static final class ComparesWithTheOneBefore {
        public static JavaDStream<Tuple2<String, Integer>> changes(
                JavaPairDStream<String, Integer> readings, int step) {
            return readings.mapWithState(StateSpec.function(
                    (Time batch, String sensor, Optional<Integer> value, State<Integer> state) -> {
                        boolean changed = !state.exists() || Math.abs(value.get() - state.get()) >= step;
                        state.update(value.get());
                        return changed ? Optional.of(new Tuple2<>(sensor, value.get())) : Optional.empty();
                    }));
        }
    }

    /** Passes everything on. */
    @Mistake("Every reading is passed on: where there is nothing new to tell, return Optional.empty().")
    public static final class PassesEverythingOn {
        public static JavaDStream<Tuple2<String, Integer>> changes(
                JavaPairDStream<String, Integer> readings, int step) {
            return readings.mapWithState(
                    StateSpec.function((Time batch, String sensor, Optional<Integer> value, State<Integer> state) -> {
                        state.update(value.get());
                        return Optional.of(new Tuple2<>(sensor, value.get()));
                    }));
        }
    }

    /** Says nothing of a new sensor. */
    @Mistake("The first reading of each sensor is missing: a sensor of which nothing is known yet has always something"
            + " new to tell.")
    public static final class SilentAtFirst {
        public static JavaDStream<Tuple2<String, Integer>> changes(
                JavaPairDStream<String, Integer> readings, int step) {
            return readings.mapWithState(
                    StateSpec.function((Time batch, String sensor, Optional<Integer> value, State<Integer> state) -> {
                        if (!state.exists()) {
                            state.update(value.get());
                            return Optional.empty();
                        }
                        if (Math.abs(value.get() - state.get()) < step) {
                            return Optional.empty();
                        }
                        state.update(value.get());
                        return Optional.of(new Tuple2<>(sensor, value.get()));
                    }));
        }
    }

    /** Looks at rises only. */
    @Mistake("A temperature that falls is not told: compare the distance, Math.abs(...), not the difference.")
    public static final class RisesOnly {
        public static JavaDStream<Tuple2<String, Integer>> changes(
                JavaPairDStream<String, Integer> readings, int step) {
            return readings.mapWithState(
                    StateSpec.function((Time batch, String sensor, Optional<Integer> value, State<Integer> state) -> {
                        if (state.exists() && value.get() - state.get() < step) {
                            return Optional.empty();
                        }
                        state.update(value.get());
                        return Optional.of(new Tuple2<>(sensor, value.get()));
                    }));
        }
    }
}
