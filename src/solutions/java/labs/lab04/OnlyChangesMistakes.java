package labs.lab04;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Remembers in a static map. */
    @Mistake(
            "After the restart sensors report as if nothing were known of them: a static field lives in one JVM, and is"
                    + " gone with it. What Spark is to keep for you belongs into the state, which the checkpoint holds.")
    public static final class StaticMap {
        private static final Map<String, Integer> PASSED_ON = new ConcurrentHashMap<>();

        public static JavaDStream<Tuple2<String, Integer>> changes(
                JavaPairDStream<String, Integer> readings, int step) {
            return readings.filter(reading -> changed(reading, step)).map(reading -> reading);
        }

        private static boolean changed(Tuple2<String, Integer> reading, int step) {
            Integer before = PASSED_ON.get(reading._1());
            if (before != null && Math.abs(reading._2() - before) < step) {
                return false;
            }
            PASSED_ON.put(reading._1(), reading._2());
            return true;
        }
    }
}
