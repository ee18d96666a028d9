package labs.lab04;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.Time;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code OnlyChanges}, as students give them. */
final class OnlyChangesWrongAnswers {
    private OnlyChangesWrongAnswers() {}

    @Reads("ComparesWithTheOneBefore")
    static JavaDStream<Tuple2<String, Integer>> comparesWithTheReadingBefore(
            JavaPairDStream<String, Integer> readings, int step) {
        return readings.mapWithState(StateSpec.function(
                (Time time, String sensor, Optional<Integer> now, State<Integer> last) -> {
                    boolean tells = !last.exists() || Math.abs(now.get() - last.get()) >= step;
                    last.update(now.get());
                    return tells ? Optional.of(new Tuple2<>(sensor, now.get())) : Optional.empty();
                }));
    }

    @Mistake("A reading that differs by exactly the step tells something new, too: >= and not >.")
    static JavaDStream<Tuple2<String, Integer>> moreThanTheStep(JavaPairDStream<String, Integer> readings, int step) {
        return kept(readings, (now, last) -> Math.abs(now - last) > step);
    }

    @Reads("RisesOnly")
    static JavaDStream<Tuple2<String, Integer>> risesOnly(JavaPairDStream<String, Integer> readings, int step) {
        return kept(readings, (now, last) -> now - last >= step);
    }

    @Mistake("A temperature that rises is not told: compare the distance, Math.abs(...), not the " + "difference.")
    static JavaDStream<Tuple2<String, Integer>> fallsOnly(JavaPairDStream<String, Integer> readings, int step) {
        return kept(readings, (now, last) -> last - now >= step);
    }

    @Mistake("A reading is passed on as soon as it differs at all: it must differ by at least the step.")
    static JavaDStream<Tuple2<String, Integer>> anyOtherReading(JavaPairDStream<String, Integer> readings, int step) {
        return kept(readings, (now, last) -> !now.equals(last));
    }

    @Mistake("The comparison is turned: pass on what differs by the step or more.")
    static JavaDStream<Tuple2<String, Integer>> smallChanges(JavaPairDStream<String, Integer> readings, int step) {
        return kept(readings, (now, last) -> Math.abs(now - last) < step);
    }

    @Mistake("Your step is always 5 degrees: take it from the parameter.")
    static JavaDStream<Tuple2<String, Integer>> stepOfFive(JavaPairDStream<String, Integer> readings, int step) {
        return kept(readings, (now, last) -> Math.abs(now - last) >= 5);
    }

    @Reads("SilentAtFirst")
    static JavaDStream<Tuple2<String, Integer>> firstIsNotPassedOn(
            JavaPairDStream<String, Integer> readings, int step) {
        return readings.mapWithState(
                StateSpec.function((Time time, String sensor, Optional<Integer> now, State<Integer> last) -> {
                    if (!last.exists()) {
                        last.update(now.get());
                        return Optional.empty();
                    }
                    if (Math.abs(now.get() - last.get()) < step) {
                        return Optional.empty();
                    }
                    last.update(now.get());
                    return Optional.of(new Tuple2<>(sensor, now.get()));
                }));
    }

    @Mistake("You compare with the sensor's first reading for ever: update the state whenever you pass a "
            + "reading on.")
    static JavaDStream<Tuple2<String, Integer>> comparesWithTheFirst(
            JavaPairDStream<String, Integer> readings, int step) {
        return readings.mapWithState(StateSpec.function(
                (Time time, String sensor, Optional<Integer> now, State<Integer> first) -> {
                    if (!first.exists()) {
                        first.update(now.get());
                        return Optional.of(new Tuple2<>(sensor, now.get()));
                    }
                    return Math.abs(now.get() - first.get()) < step
                            ? Optional.empty()
                            : Optional.of(new Tuple2<>(sensor, now.get()));
                }));
    }

    @Mistake("You pass on the temperature that was there before; what there is to tell is the new one.")
    static JavaDStream<Tuple2<String, Integer>> passesOnTheOldReading(
            JavaPairDStream<String, Integer> readings, int step) {
        return readings.mapWithState(StateSpec.function(
                (Time time, String sensor, Optional<Integer> now, State<Integer> last) -> {
                    int old = last.exists() ? last.get() : now.get();
                    if (last.exists() && Math.abs(now.get() - old) < step) {
                        return Optional.empty();
                    }
                    last.update(now.get());
                    return Optional.of(new Tuple2<>(sensor, old));
                }));
    }

    @Mistake("All sensors share one state: the sensor must be the key, so that each is compared with a "
            + "reading of its own.")
    static JavaDStream<Tuple2<String, Integer>> oneStateForAll(JavaPairDStream<String, Integer> readings, int step) {
        return readings.mapToPair(pair -> new Tuple2<>("all", pair))
                .mapWithState(StateSpec.function(
                        (Time time, String all, Optional<Tuple2<String, Integer>> now, State<Integer> last) -> {
                            if (last.exists() && Math.abs(now.get()._2() - last.get()) < step) {
                                return Optional.empty();
                            }
                            last.update(now.get()._2());
                            return Optional.of(now.get());
                        }));
    }

    private static final Map<String, Integer> LAST = new ConcurrentHashMap<>();

    @Reads("StaticMap")
    static JavaDStream<Tuple2<String, Integer>> staticMap(JavaPairDStream<String, Integer> readings, int step) {
        return readings.toJavaDStream().filter(pair -> {
            Integer last = LAST.get(pair._1());
            if (last != null && Math.abs(pair._2() - last) < step) {
                return false;
            }
            LAST.put(pair._1(), pair._2());
            return true;
        });
    }

    @Mistake("All sensors come out in each batch: updateStateByKey gives every key that it has. "
            + "mapWithState touches only the sensors that report.")
    static JavaDStream<Tuple2<String, Integer>> stateOfAllSensors(JavaPairDStream<String, Integer> readings, int step) {
        return readings.updateStateByKey((List<Integer> now, Optional<Integer> last) ->
                        now.isEmpty() || last.isPresent() && Math.abs(now.get(0) - last.get()) < step
                                ? last
                                : Optional.of(now.get(0)))
                .toJavaDStream();
    }

    private interface Tells extends Serializable {
        boolean something(Integer now, Integer last);
    }

    private static JavaDStream<Tuple2<String, Integer>> kept(JavaPairDStream<String, Integer> readings, Tells tells) {
        return readings.mapWithState(
                StateSpec.function((Time time, String sensor, Optional<Integer> now, State<Integer> last) -> {
                    if (last.exists() && !tells.something(now.get(), last.get())) {
                        return Optional.empty();
                    }
                    last.update(now.get());
                    return Optional.of(new Tuple2<>(sensor, now.get()));
                }));
    }
}
