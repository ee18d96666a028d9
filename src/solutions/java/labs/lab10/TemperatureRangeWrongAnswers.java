package labs.lab10;

import java.util.ArrayList;
import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code TemperatureRange}, as students give them. */
final class TemperatureRangeWrongAnswers {
    private TemperatureRangeWrongAnswers() {}

    @Reads("HighestOnly")
    static JavaPairDStream<String, Double> highest(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return temperatures.reduceByKeyAndWindow(Math::max, window, slide);
    }

    @Mistake("The ranges are below 0: lowest and highest have changed places.")
    static JavaPairDStream<String, Double> negative(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKeyAndWindow(TemperatureRangeWrongAnswers::wider, window, slide)
                .mapValues(range -> range._1() - range._2());
    }

    @Mistake("You subtract again and again what was left of two readings: carry the lowest and the "
            + "highest, and subtract at the end.")
    static JavaPairDStream<String, Double> differenceOfTwo(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return temperatures.reduceByKeyAndWindow((a, b) -> Math.abs(a - b), window, slide);
    }

    @Reads("OneBatchOnly")
    static JavaPairDStream<String, Double> ofTheBatch(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKey(TemperatureRangeWrongAnswers::wider)
                .mapValues(range -> range._2() - range._1());
    }

    @Reads("WithoutTheSlide")
    static JavaPairDStream<String, Double> forgetsTheSlide(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKeyAndWindow(TemperatureRangeWrongAnswers::wider, window)
                .mapValues(range -> range._2() - range._1());
    }

    @Mistake("The window slides by its own length; the sliding interval is a parameter of its own.")
    static JavaPairDStream<String, Double> slidesByTheWindow(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKeyAndWindow(TemperatureRangeWrongAnswers::wider, window, window)
                .mapValues(range -> range._2() - range._1());
    }

    @Mistake("Window length and sliding interval have changed places: reduceByKeyAndWindow takes the "
            + "window length first.")
    static JavaPairDStream<String, Double> turnsWindowAndSlideRound(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKeyAndWindow(TemperatureRangeWrongAnswers::wider, slide, window)
                .mapValues(range -> range._2() - range._1());
    }

    @Reads("BeginsAtZero")
    static JavaPairDStream<String, Double> fromZero(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return temperatures.groupByKeyAndWindow(window, slide).mapValues(all -> {
            double lowest = 0;
            double highest = 0;
            for (double t : all) {
                lowest = Math.min(lowest, t);
                highest = Math.max(highest, t);
            }
            return highest - lowest;
        });
    }

    @Mistake("Double.MIN_VALUE is the smallest number above 0, not the lowest one: begin with the reading "
            + "itself, as both the lowest and the highest.")
    static JavaPairDStream<String, Double> fromTheSmallestDouble(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return temperatures.groupByKeyAndWindow(window, slide).mapValues(all -> {
            double lowest = Double.MAX_VALUE;
            double highest = Double.MIN_VALUE;
            for (double t : all) {
                lowest = Math.min(lowest, t);
                highest = Math.max(highest, t);
            }
            return highest - lowest;
        });
    }

    static JavaPairDStream<String, Double> firstAndLast(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return temperatures.groupByKeyAndWindow(window, slide).mapValues(all -> {
            List<Double> list = new ArrayList<>();
            all.forEach(list::add);
            return Math.abs(list.get(list.size() - 1) - list.get(0));
        });
    }

    @Mistake("A sensor with one reading, or with equal ones, is missing: its range is 0.0.")
    static JavaPairDStream<String, Double> withoutSingleReadings(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKeyAndWindow(TemperatureRangeWrongAnswers::wider, window, slide)
                .mapValues(range -> range._2() - range._1())
                .filter(pair -> pair._2() > 0);
    }

    @Mistake("You took the range of each batch, and the greatest of these: the lowest and the highest may "
            + "be in different batches. Carry both through the window.")
    static JavaPairDStream<String, Double> rangeOfBatchRanges(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKey(TemperatureRangeWrongAnswers::wider)
                .mapValues(range -> range._2() - range._1())
                .reduceByKeyAndWindow(Math::max, window, slide);
    }

    @Reads("negative")
    static JavaPairDStream<String, Double> turnsLowAndHighRound(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKeyAndWindow(
                        (a, b) -> new Tuple2<>(Math.max(a._1(), b._1()), Math.min(a._2(), b._2())), window, slide)
                .mapValues(range -> range._2() - range._1());
    }

    static JavaPairDStream<String, Double> comparesCrosswise(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide) {
        return both(temperatures)
                .reduceByKeyAndWindow(
                        (a, b) -> new Tuple2<>(Math.min(a._1(), b._1()), Math.max(a._1(), b._1())), window, slide)
                .mapValues(range -> range._2() - range._1());
    }

    private static JavaPairDStream<String, Tuple2<Double, Double>> both(JavaPairDStream<String, Double> temperatures) {
        return temperatures.mapValues(degrees -> new Tuple2<>(degrees, degrees));
    }

    private static Tuple2<Double, Double> wider(Tuple2<Double, Double> a, Tuple2<Double, Double> b) {
        return new Tuple2<>(Math.min(a._1(), b._1()), Math.max(a._2(), b._2()));
    }
}
