package labs.lab12;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Other right answers to {@code OncePerCrossing}. */
public final class OncePerCrossingAlternatives {

    private OncePerCrossingAlternatives() {}

    /** Has the last reading and the last crossing in the state of the older operation. */
    public static final class UpdatesEveryKey {
        private record Sensor(boolean above, String crossing) implements Serializable {}

        public static JavaDStream<String> crossings(JavaDStream<String> readings, double limit) {
            return readings.mapToPair(line -> new Tuple2<>(line.split(" ")[0], line))
                    .<Sensor>updateStateByKey((lines, before) -> update(lines, before, limit))
                    .filter(state -> state._2().crossing != null)
                    .map(state -> state._2().crossing);
        }

        private static Optional<Sensor> update(List<String> lines, Optional<Sensor> before, double limit) {
            boolean wasAbove = before.isPresent() && before.get().above;
            if (lines.isEmpty()) {
                return Optional.of(new Sensor(wasAbove, null));
            }
            String line = lines.get(0);
            boolean above = Double.parseDouble(line.split(" ")[1]) > limit;
            return Optional.of(new Sensor(above, above && !wasAbove ? line : null));
        }
    }
}
