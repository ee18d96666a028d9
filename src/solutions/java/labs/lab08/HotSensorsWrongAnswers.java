package labs.lab08;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code HotSensors}, as students give them. */
final class HotSensorsWrongAnswers {
    private HotSensorsWrongAnswers() {}

    @Reads("AtLeastTheLimit")
    static JavaPairDStream<String, Double> fromTheLimitOn(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures).reduceByKeyAndWindow(HotSensorsWrongAnswers::add, window, slide))
                .filter(mean -> mean._2() >= limit);
    }

    @Reads("MeanOfBatchMeans")
    static JavaPairDStream<String, Double> meanOfMeans(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(means(sums(temperatures).reduceByKey(HotSensorsWrongAnswers::add)))
                        .reduceByKeyAndWindow(HotSensorsWrongAnswers::add, window, slide))
                .filter(mean -> mean._2() > limit);
    }

    @Reads("FiltersReadings")
    static JavaPairDStream<String, Double> hotReadingsOnly(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures.filter(pair -> pair._2() > limit))
                .reduceByKeyAndWindow(HotSensorsWrongAnswers::add, window, slide));
    }

    @Mistake("These are the highest temperatures, not the means.")
    static JavaPairDStream<String, Double> highest(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return temperatures.reduceByKeyAndWindow(Math::max, window, slide).filter(pair -> pair._2() > limit);
    }

    @Mistake("These are the means of single batches: reduceByKey sees one batch, reduceByKeyAndWindow all "
            + "of the window.")
    static JavaPairDStream<String, Double> ofTheBatch(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures).reduceByKey(HotSensorsWrongAnswers::add))
                .filter(mean -> mean._2() > limit);
    }

    @Reads("WholeDegrees")
    static JavaPairDStream<String, Double> wholeDegrees(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures).reduceByKeyAndWindow(HotSensorsWrongAnswers::add, window, slide))
                .mapValues(mean -> (double) mean.intValue())
                .filter(mean -> mean._2() > limit);
    }

    @Mistake("A result comes in every batch, not in every sliding interval: without its last argument the "
            + "window slides by one batch.")
    static JavaPairDStream<String, Double> forgetsTheSlide(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures).reduceByKeyAndWindow(HotSensorsWrongAnswers::add, window))
                .filter(mean -> mean._2() > limit);
    }

    @Mistake("Your limit is always 65: take it from the parameter.")
    static JavaPairDStream<String, Double> limitOf65(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures).reduceByKeyAndWindow(HotSensorsWrongAnswers::add, window, slide))
                .filter(mean -> mean._2() > 65);
    }

    @Reads("AllSensors")
    static JavaPairDStream<String, Double> allSensors(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures).reduceByKeyAndWindow(HotSensorsWrongAnswers::add, window, slide));
    }

    @Mistake("You took the mean of two means again and again, so that the last reading weighs as much as "
            + "all before it. Let the window add up sums and counts.")
    static JavaPairDStream<String, Double> meanOfTwo(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return temperatures
                .reduceByKeyAndWindow((a, b) -> (a + b) / 2, window, slide)
                .filter(mean -> mean._2() > limit);
    }

    @Mistake("These are the sensors below the limit.")
    static JavaPairDStream<String, Double> coldSensors(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures).reduceByKeyAndWindow(HotSensorsWrongAnswers::add, window, slide))
                .filter(mean -> mean._2() < limit);
    }

    @Mistake("These are sums: divide each by how many readings it is made of.")
    static JavaPairDStream<String, Double> sum(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return temperatures.reduceByKeyAndWindow(Double::sum, window, slide).filter(pair -> pair._2() > limit);
    }

    @Mistake("Window length and sliding interval have changed places: reduceByKeyAndWindow takes the "
            + "window length first.")
    static JavaPairDStream<String, Double> turnsWindowAndSlideRound(
            JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit) {
        return means(sums(temperatures).reduceByKeyAndWindow(HotSensorsWrongAnswers::add, slide, window))
                .filter(mean -> mean._2() > limit);
    }

    private static JavaPairDStream<String, Tuple2<Double, Long>> sums(JavaPairDStream<String, Double> temperatures) {
        return temperatures.mapValues(degrees -> new Tuple2<>(degrees, 1L));
    }

    private static Tuple2<Double, Long> add(Tuple2<Double, Long> a, Tuple2<Double, Long> b) {
        return new Tuple2<>(a._1() + b._1(), a._2() + b._2());
    }

    private static JavaPairDStream<String, Double> means(JavaPairDStream<String, Tuple2<Double, Long>> sums) {
        return sums.mapValues(sum -> sum._1() / sum._2());
    }
}
