package labs.lab08;

import labs.check.Mistake;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code HotSensors}. */
public final class HotSensorsMistakes {

    private HotSensorsMistakes() {}

    private static JavaPairDStream<String, Double> windowMeans(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return temperatures
                .mapValues(degrees -> new Tuple2<>(degrees, 1L))
                .reduceByKeyAndWindow((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()), window, slide)
                .mapValues(sum -> sum._1() / sum._2());
    }

    /** Compares each reading with the limit. */
    @Mistake("You dropped the cool readings first, so that the mean is one of hot readings only: compare the mean with"
            + " the limit, not each reading.")
    public static final class FiltersReadings {
        public static JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
            return windowMeans(temperatures.filter(reading -> reading._2() > limit), window, slide);
        }
    }

    /** Takes the limit itself for hot. */
    @Mistake("A mean of exactly the limit is not above it: > and not >=.")
    public static final class AtLeastTheLimit {
        public static JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
            return windowMeans(temperatures, window, slide).filter(mean -> mean._2() >= limit);
        }
    }

    /** Makes a mean of each batch, and a mean of these. */
    @Mistake("You took the mean of the means of the batches: a batch with one reading then weighs as much as one with"
            + " many. Let the window add up sums and counts.")
    public static final class MeanOfBatchMeans {
        public static JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
            JavaPairDStream<String, Double> batchMeans = temperatures
                    .mapValues(degrees -> new Tuple2<>(degrees, 1L))
                    .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                    .mapValues(sum -> sum._1() / sum._2());
            return windowMeans(batchMeans, window, slide).filter(mean -> mean._2() > limit);
        }
    }

    /** Forgets the window. */
    @Mistake("Each answer is about one batch only: the window must cover several (reduceByKeyAndWindow).")
    public static final class NoWindow {
        public static JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
            return windowMeans(temperatures, slide, slide).filter(mean -> mean._2() > limit);
        }
    }

    /** Forgets the filter. */
    @Mistake("These are the means of all sensors: keep those above the limit.")
    public static final class AllSensors {
        public static JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
            return windowMeans(temperatures, window, slide);
        }
    }

    /** Cuts means to whole degrees. */
    @Mistake(
            "The decimals are lost, and with them sensors that are less than one degree above the limit: leave the mean"
                    + " as it is.")
    public static final class WholeDegrees {
        public static JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
            return windowMeans(temperatures, window, slide)
                    .mapValues(Math::floor)
                    .filter(mean -> mean._2() > limit);
        }
    }
}
