package labs.lab12;

import java.io.Serializable;
import java.util.List;
import labs.check.Mistake;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Wrong answers to {@code OncePerCrossing}. */
public final class OncePerCrossingMistakes {

    private OncePerCrossingMistakes() {}

    private static double temperature(String line) {
        return Double.parseDouble(line.split(" ")[1]);
    }

    /** Is the lab's own answer. */
    @Mistake("This is an alert for each reading above the limit, as the lab has it. Whether a sensor has just got there"
            + " depends on its reading before, in an earlier batch: that takes state.")
    public static final class EveryReading {
        public static JavaDStream<String> crossings(JavaDStream<String> readings, double limit) {
            return readings.filter(line -> temperature(line) > limit);
        }
    }

    /** Never forgets an alert. */
    @Mistake(
            "A sensor that has cooled down and gets hot again has no second alert: your state says whether there was an"
                    + " alert, and must say whether the last reading was above the limit.")
    public static final class OncePerSensor {
        public static JavaDStream<String> crossings(JavaDStream<String> readings, double limit) {
            return readings.filter(line -> temperature(line) > limit)
                    .mapToPair(line -> new Tuple2<>(line.split(" ")[0], line))
                    .mapWithState(StateSpec.function(OncePerSensor::first))
                    .filter(Optional::isPresent)
                    .map(Optional::get);
        }

        private static Optional<String> first(String sensor, Optional<String> line, State<Boolean> alerted) {
            if (alerted.exists()) {
                return Optional.empty();
            }
            alerted.update(true);
            return line;
        }
    }

    /** Takes silence for cold. */
    @Mistake(
            "A sensor that is hot and is not heard of for one batch has a second alert: no reading says nothing about the"
                    + " temperature, so an update function without new values must keep the state as it is.")
    public static final class SilenceIsCold {
        private record Sensor(boolean above, String crossing) implements Serializable {}

        public static JavaDStream<String> crossings(JavaDStream<String> readings, double limit) {
            return readings.mapToPair(line -> new Tuple2<>(line.split(" ")[0], line))
                    .<Sensor>updateStateByKey((lines, before) -> update(lines, before, limit))
                    .filter(state -> state._2().crossing != null)
                    .map(state -> state._2().crossing);
        }

        private static Optional<Sensor> update(List<String> lines, Optional<Sensor> before, double limit) {
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            boolean above = temperature(lines.get(0)) > limit;
            boolean wasAbove = before.isPresent() && before.get().above;
            return Optional.of(new Sensor(above, above && !wasAbove ? lines.get(0) : null));
        }
    }

    /** Takes the limit itself for too much. */
    @Mistake("A reading at the limit is not above it: a sensor that goes from 66 to 65 and back to 66 crosses the limit"
            + " again.")
    public static final class AtTheLimit {
        public static JavaDStream<String> crossings(JavaDStream<String> readings, double limit) {
            return readings.mapToPair(line -> new Tuple2<>(line.split(" ")[0], line))
                    .mapWithState(StateSpec.function((String sensor, Optional<String> line, State<Boolean> above) ->
                            crossing(line.get(), above, limit)))
                    .filter(Optional::isPresent)
                    .map(Optional::get);
        }

        private static Optional<String> crossing(String line, State<Boolean> above, double limit) {
            boolean before = above.exists() && above.get();
            boolean now = temperature(line) >= limit;
            above.update(now);
            return now && !before ? Optional.of(line) : Optional.empty();
        }
    }
}
