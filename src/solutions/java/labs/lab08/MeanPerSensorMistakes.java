package labs.lab08;

import java.util.stream.StreamSupport;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code MeanPerSensor}. */
public final class MeanPerSensorMistakes {

    private MeanPerSensorMistakes() {}

    /** Reduces with the mean of two. */
    @Mistake("A mean of means is not the mean: (20 + 23) / 2 and then 23 gives 22.25 instead of 22, and with other"
            + " partitions something else again. Carry the sum and the count, and divide at the end.")
    public static final class MeanOfMeans {
        public static JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures) {
            return temperatures.reduceByKey((a, b) -> (a + b) / 2);
        }
    }

    /** Never divides. */
    @Mistake("These are sums: divide each by how many readings it is made of.")
    public static final class Sums {
        public static JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures) {
            return temperatures.reduceByKey(Double::sum);
        }
    }

    /** Drops equal readings. */
    @Mistake("Two equal readings are two readings: nothing may drop one of them.")
    public static final class DropsEqualReadings {
        public static JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures) {
            return temperatures
                    .transformToPair(rdd -> rdd.distinct())
                    .mapValues(degrees -> new Tuple2<>(degrees, 1L))
                    .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                    .mapValues(sum -> sum._1() / sum._2());
        }
    }

    /** Divides whole numbers. */
    @Mistake("The decimals are lost: divide doubles, not whole numbers.")
    public static final class WholeNumbers {
        public static JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures) {
            return temperatures.groupByKey().mapValues(all -> (double) (StreamSupport.stream(all.spliterator(), false)
                            .mapToLong(Double::longValue)
                            .sum()
                    / StreamSupport.stream(all.spliterator(), false).count()));
        }
    }

    /** Sends every reading over the network. */
    @Mistake(
            "The means are right, but every reading goes over the network, and all of a sensor are in memory at once, as"
                    + " with groupByKey. reduceByKey adds up in each partition first: carry the sum and the count.")
    public static final class GroupsAll {
        public static JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures) {
            return temperatures
                    .groupByKey()
                    .mapValues(all -> StreamSupport.stream(all.spliterator(), false)
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow());
        }
    }
}
