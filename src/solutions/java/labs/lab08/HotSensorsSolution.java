package labs.lab08;

import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code HotSensors}. */
public final class HotSensorsSolution {

    private HotSensorsSolution() {}

    /** The window adds up sums and counts; only then is there a mean to compare. */
    public static JavaPairDStream<String, Double> hot(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return temperatures
                .mapValues(degrees -> new Tuple2<>(degrees, 1L))
                .reduceByKeyAndWindow((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()), window, slide)
                .mapValues(sum -> sum._1() / sum._2())
                .filter(mean -> mean._2() > limit);
    }
}
