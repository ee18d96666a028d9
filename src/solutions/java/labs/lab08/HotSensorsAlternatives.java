package labs.lab08;

import java.util.stream.StreamSupport;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Other right answers to {@code HotSensors}. */
public final class HotSensorsAlternatives {

    private HotSensorsAlternatives() {}

    /** Subtracts what leaves the window, and forgets sensors of which nothing is left. */
    public static final class WithTheInverse {
        public static JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
            return temperatures
                    .mapValues(degrees -> new Tuple2<>(degrees, 1))
                    .reduceByKeyAndWindow(
                            (a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()),
                            (all, gone) -> new Tuple2<>(all._1() - gone._1(), all._2() - gone._2()),
                            window,
                            slide,
                            2,
                            sum -> sum._2()._2() > 0)
                    .mapValues(sum -> sum._1() / sum._2())
                    .filter(mean -> mean._2() > limit);
        }
    }

    /** Collects the readings of the window. */
    public static final class GroupsTheWindow {
        public static JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
            return temperatures
                    .groupByKeyAndWindow(window, slide)
                    .mapValues(all -> StreamSupport.stream(all.spliterator(), false)
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0))
                    .filter(mean -> mean._2() > limit);
        }
    }
}
