package labs.lab10;

import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code TemperatureRange}. */
public final class TemperatureRangeSolution {

    private TemperatureRangeSolution() {}

    /** Carries the lowest and the highest along, and subtracts at the end. */
    public static JavaPairDStream<String, Double> ranges(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return temperatures
                .mapValues(degrees -> new Tuple2<>(degrees, degrees))
                .reduceByKeyAndWindow(
                        (a, b) -> new Tuple2<>(Math.min(a._1(), b._1()), Math.max(a._2(), b._2())), window, slide)
                .mapValues(range -> range._2() - range._1());
    }
}
