package labs.lab10;

import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code TemperatureRange}. */
public final class TemperatureRangeAlternatives {

    private TemperatureRangeAlternatives() {}

    /** Has a window for the highest and one for the lowest, and joins them. */
    public static final class JoinsTwoWindows {
        public static JavaPairDStream<String, Double> ranges(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
            return temperatures
                    .reduceByKeyAndWindow(Math::max, window, slide)
                    .join(temperatures.reduceByKeyAndWindow(Math::min, window, slide))
                    .mapValues(both -> both._1() - both._2());
        }
    }
}
