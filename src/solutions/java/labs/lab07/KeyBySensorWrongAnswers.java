package labs.lab07;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.HashPartitioner;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code KeyBySensor}, as students give them. */
final class KeyBySensorWrongAnswers {
    private KeyBySensorWrongAnswers() {}

    @Reads("KeyedByUnit")
    static JavaPairDStream<String, Double> byUnit(JavaDStream<String> lines) {
        return by(lines, 0).reduceByKey(Math::max);
    }

    @Mistake("Your key is unit and sensor together, but all units of a sensor belong together: the sensor "
            + "alone is the key.")
    static JavaPairDStream<String, Double> byUnitAndSensor(JavaDStream<String> lines) {
        return lines.mapToPair(line ->
                        new Tuple2<>(line.substring(0, line.lastIndexOf(' ')), Double.parseDouble(line.split(" ")[2])))
                .reduceByKey(Math::max);
    }

    @Reads("ComparesText")
    static JavaPairDStream<String, Double> comparesTexts(JavaDStream<String> lines) {
        return lines.mapToPair(line -> new Tuple2<>(line.split(" ")[1], line.split(" ")[2]))
                .reduceByKey((a, b) -> a.compareTo(b) > 0 ? a : b)
                .mapValues(Double::parseDouble);
    }

    @Mistake("These are the lowest temperatures: of two, keep the higher one.")
    static JavaPairDStream<String, Double> lowest(JavaDStream<String> lines) {
        return by(lines, 1).reduceByKey(Math::min);
    }

    @Reads("TakesTheLast")
    static JavaPairDStream<String, Double> last(JavaDStream<String> lines) {
        return by(lines, 1).reduceByKey((a, b) -> b);
    }

    @Mistake("You keep the temperature that came first: the function must choose between its two "
            + "arguments, and in any order.")
    static JavaPairDStream<String, Double> first(JavaDStream<String> lines) {
        return by(lines, 1).reduceByKey((a, b) -> a);
    }

    @Mistake("These are sums: of two temperatures, keep the higher one.")
    static JavaPairDStream<String, Double> sum(JavaDStream<String> lines) {
        return by(lines, 1).reduceByKey(Double::sum);
    }

    @Reads("BeginsAtZero")
    static JavaPairDStream<String, Double> fromZero(JavaDStream<String> lines) {
        return by(lines, 1).combineByKey(t -> Math.max(0.0, t), Math::max, Math::max, new HashPartitioner(2));
    }

    @Reads("BeginsAtZero")
    static JavaPairDStream<String, Double> fromTheSmallestDouble(JavaDStream<String> lines) {
        return by(lines, 1).groupByKey().mapValues(all -> {
            double highest = Double.MIN_VALUE;
            for (double t : all) {
                highest = Math.max(highest, t);
            }
            return highest;
        });
    }

    @Mistake("There is a pair for each reading: reduceByKey makes one of each sensor.")
    static JavaPairDStream<String, Double> doesNotReduce(JavaDStream<String> lines) {
        return by(lines, 1);
    }

    @Mistake("The decimals are cut off: leave the temperatures as they are.")
    static JavaPairDStream<String, Double> wholeDegrees(JavaDStream<String> lines) {
        return by(lines, 1).mapValues(t -> (double) t.intValue()).reduceByKey(Math::max);
    }

    @Mistake("These are means: of two temperatures, keep the higher one.")
    static JavaPairDStream<String, Double> mean(JavaDStream<String> lines) {
        return by(lines, 1)
                .mapValues(t -> new Tuple2<>(t, 1))
                .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                .mapValues(sum -> sum._1() / sum._2());
    }

    @Mistake("Only one sensor is there: reduce makes one of the whole batch, reduceByKey one of each key.")
    static JavaPairDStream<String, Double> hottestSensorOnly(JavaDStream<String> lines) {
        return by(lines, 1).reduce((a, b) -> a._2() > b._2() ? a : b).mapToPair(pair -> pair);
    }

    private static JavaPairDStream<String, Double> by(JavaDStream<String> lines, int word) {
        return lines.mapToPair(line -> new Tuple2<>(line.split(" ")[word], Double.parseDouble(line.split(" ")[2])));
    }
}
