package labs.lab12;

import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** The solution of {@code OncePerCrossing}. */
public final class OncePerCrossingSolution {

    private OncePerCrossingSolution() {}

    /** The state is whether the sensor was above the limit with its last reading. */
    public static JavaDStream<String> crossings(JavaDStream<String> readings, double limit) {
        return readings.mapToPair(line -> new Tuple2<>(line.split(" ")[0], line))
                .mapWithState(StateSpec.function((String sensor, Optional<String> line, State<Boolean> above) ->
                        crossing(line.get(), above, limit)))
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static Optional<String> crossing(String line, State<Boolean> above, double limit) {
        boolean before = above.exists() && above.get();
        boolean now = Double.parseDouble(line.split(" ")[1]) > limit;
        above.update(now);
        return now && !before ? Optional.of(line) : Optional.empty();
    }
}
