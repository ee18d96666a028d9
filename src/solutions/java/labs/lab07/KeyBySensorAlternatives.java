package labs.lab07;

import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Other right answers to {@code KeyBySensor}. */
public final class KeyBySensorAlternatives {

    private KeyBySensorAlternatives() {}

    /** Collects the temperatures of a sensor, and takes the highest of them. */
    public static final class GroupsFirst {
        public static JavaPairDStream<String, Double> highest(JavaDStream<String> lines) {
            return lines.mapToPair(line -> new Tuple2<>(line.split(" ")[1], Double.valueOf(line.split(" ")[2])))
                    .groupByKey()
                    .mapValues(GroupsFirst::max);
        }

        private static double max(Iterable<Double> temperatures) {
            double highest = Double.NEGATIVE_INFINITY;
            for (double temperature : temperatures) {
                highest = Math.max(highest, temperature);
            }
            return highest;
        }
    }
}
