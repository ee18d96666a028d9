package labs.lab10;

import labs.check.Mistake;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code TemperatureRange}. */
public final class TemperatureRangeMistakes {

    private TemperatureRangeMistakes() {}

    private static Tuple2<Double, Double> wider(Tuple2<Double, Double> a, Tuple2<Double, Double> b) {
        return new Tuple2<>(Math.min(a._1(), b._1()), Math.max(a._2(), b._2()));
    }

    /** Forgets the window. */
    @Mistake(
            "These are the ranges of single batches: reduceByKey sees one batch, reduceByKeyAndWindow all of the window.")
    public static final class OneBatchOnly {
        public static JavaPairDStream<String, Double> ranges(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
            return temperatures
                    .mapValues(degrees -> new Tuple2<>(degrees, degrees))
                    .reduceByKey(TemperatureRangeMistakes::wider)
                    .mapValues(range -> range._2() - range._1());
        }
    }

    /** Takes 0 for the lowest temperature to begin with. */
    @Mistake(
            "You began with 0 as the lowest or the highest temperature, and no sensor has to be at 0 degrees: begin with"
                    + " the reading itself, as both the lowest and the highest.")
    public static final class BeginsAtZero {
        public static JavaPairDStream<String, Double> ranges(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
            return temperatures
                    .mapValues(degrees -> new Tuple2<>(Math.min(0, degrees), Math.max(0, degrees)))
                    .reduceByKeyAndWindow(TemperatureRangeMistakes::wider, window, slide)
                    .mapValues(range -> range._2() - range._1());
        }
    }

    /** Forgets the lowest. */
    @Mistake("This is the highest temperature of the window; the range is the highest minus the lowest, so carry both.")
    public static final class HighestOnly {
        public static JavaPairDStream<String, Double> ranges(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
            return temperatures.reduceByKeyAndWindow(Math::max, window, slide);
        }
    }

    /** Leaves the sliding interval out. */
    @Mistake(
            "A result comes in every batch, not in every sliding interval: without its last argument the window slides by"
                    + " one batch.")
    public static final class WithoutTheSlide {
        public static JavaPairDStream<String, Double> ranges(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
            return temperatures
                    .mapValues(degrees -> new Tuple2<>(degrees, degrees))
                    .reduceByKeyAndWindow(TemperatureRangeMistakes::wider, window)
                    .mapValues(range -> range._2() - range._1());
        }
    }
}
