package labs.lab08;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code MeanPerSensor}, as students give them. */
final class MeanPerSensorWrongAnswers {
    private MeanPerSensorWrongAnswers() {}

    @Reads("MeanOfMeans")
    static JavaPairDStream<String, Double> meanOfTwo(JavaPairDStream<String, Double> temperatures) {
        return temperatures.reduceByKey((a, b) -> (a + b) / 2);
    }

    @Reads("Sums")
    static JavaPairDStream<String, Double> sum(JavaPairDStream<String, Double> temperatures) {
        return temperatures.reduceByKey(Double::sum);
    }

    @Reads("GroupsAll")
    static JavaPairDStream<String, Double> groups(JavaPairDStream<String, Double> temperatures) {
        return temperatures.groupByKey().mapValues(MeanPerSensorWrongAnswers::mean);
    }

    @Reads("GroupsAll")
    static JavaPairDStream<String, Double> listsInsteadOfSums(JavaPairDStream<String, Double> temperatures) {
        return temperatures
                .mapValues(List::of)
                .reduceByKey((a, b) -> Stream.concat(a.stream(), b.stream()).toList())
                .mapValues(MeanPerSensorWrongAnswers::mean);
    }

    @Reads("WholeNumbers")
    static JavaPairDStream<String, Double> wholeDegrees(JavaPairDStream<String, Double> temperatures) {
        return temperatures
                .mapValues(degrees -> new Tuple2<>(degrees.longValue(), 1L))
                .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                .mapValues(sum -> (double) (sum._1() / sum._2()));
    }

    @Mistake("The means are rounded to two decimals: leave them as they are.")
    static JavaPairDStream<String, Double> twoDecimals(JavaPairDStream<String, Double> temperatures) {
        return sums(temperatures).mapValues(sum -> Math.round(100 * sum._1() / sum._2()) / 100.0);
    }

    static JavaPairDStream<String, Double> meanOfEachPartition(JavaPairDStream<String, Double> temperatures) {
        return temperatures
                .mapPartitionsToPair(part -> {
                    Map<String, List<Double>> all = new HashMap<>();
                    part.forEachRemaining(pair -> all.computeIfAbsent(pair._1(), name -> new ArrayList<>())
                            .add(pair._2()));
                    return all.entrySet().stream()
                            .map(entry -> new Tuple2<>(entry.getKey(), mean(entry.getValue())))
                            .iterator();
                })
                .mapValues(mean -> new Tuple2<>(mean, 1L))
                .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                .mapValues(sum -> sum._1() / sum._2());
    }

    @Reads("DropsEqualReadings")
    static JavaPairDStream<String, Double> eachTemperatureOnce(JavaPairDStream<String, Double> temperatures) {
        return sums(temperatures.transformToPair(batch -> batch.distinct())).mapValues(sum -> sum._1() / sum._2());
    }

    @Mistake("This is the middle between the lowest and the highest; all readings count.")
    static JavaPairDStream<String, Double> middleOfTheExtremes(JavaPairDStream<String, Double> temperatures) {
        return temperatures
                .mapValues(t -> new Tuple2<>(t, t))
                .reduceByKey((a, b) -> new Tuple2<>(Math.min(a._1(), b._1()), Math.max(a._2(), b._2())))
                .mapValues(both -> (both._1() + both._2()) / 2);
    }

    @Mistake("These are the highest temperatures, not the means.")
    static JavaPairDStream<String, Double> highest(JavaPairDStream<String, Double> temperatures) {
        return temperatures.reduceByKey(Math::max);
    }

    @Mistake("You divided by the number of all readings of the batch: each sensor has a number of its own.")
    static JavaPairDStream<String, Double> dividesByAllReadings(JavaPairDStream<String, Double> temperatures) {
        return temperatures.transformToPair(batch -> {
            long all = batch.count();
            return batch.reduceByKey(Double::sum).mapValues(sum -> sum / all);
        });
    }

    @Mistake("You counted how often two were added up, which is one less than there are readings: each "
            + "reading begins with a count of 1.")
    static JavaPairDStream<String, Double> countsAdditions(JavaPairDStream<String, Double> temperatures) {
        return temperatures
                .mapValues(degrees -> new Tuple2<>(degrees, 0L))
                .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2() + 1))
                .mapValues(sum -> sum._1() / sum._2());
    }

    static JavaPairDStream<String, Double> countsOneMoreEachTime(JavaPairDStream<String, Double> temperatures) {
        return temperatures
                .mapValues(degrees -> new Tuple2<>(degrees, 1L))
                .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + 1))
                .mapValues(sum -> sum._1() / sum._2());
    }

    private static double mean(Iterable<Double> all) {
        double sum = 0;
        int number = 0;
        for (double each : all) {
            sum += each;
            number++;
        }
        return sum / number;
    }

    private static JavaPairDStream<String, Tuple2<Double, Long>> sums(JavaPairDStream<String, Double> temperatures) {
        return temperatures
                .mapValues(degrees -> new Tuple2<>(degrees, 1L))
                .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()));
    }
}
