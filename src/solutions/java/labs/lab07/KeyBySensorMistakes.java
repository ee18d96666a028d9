package labs.lab07;

import java.util.stream.StreamSupport;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code KeyBySensor}. */
public final class KeyBySensorMistakes {

    private KeyBySensorMistakes() {}

    /** Takes the unit for the sensor. */
    @Mistake(
            "Your key is the unit, not the sensor: the units of one sensor belong together. The sensor is the second word.")
    public static final class KeyedByUnit {
        public static JavaPairDStream<String, Double> highest(JavaDStream<String> lines) {
            return lines.map(line -> line.split(" "))
                    .mapToPair(words -> new Tuple2<>(words[0], Double.parseDouble(words[2])))
                    .reduceByKey(Math::max);
        }
    }

    /** Begins at zero. */
    @Mistake(
            value = "Below zero your highest temperature is one that nobody has measured: a maximum that begins "
                    + "with 0, or with Double.MIN_VALUE, never gets below it. reduceByKey needs no beginning.",
            family = true)
    public static final class BeginsAtZero {
        public static JavaPairDStream<String, Double> highest(JavaDStream<String> lines) {
            return lines.map(line -> line.split(" "))
                    .mapToPair(words -> new Tuple2<>(words[1], Double.parseDouble(words[2])))
                    .groupByKey()
                    .mapValues(all ->
                            StreamSupport.stream(all.spliterator(), false).reduce(0.0, Math::max));
        }
    }

    /** Compares text. */
    @Mistake("You compared the temperatures as text, and as text \"9.5\" comes after \"10.0\": parse them first.")
    public static final class ComparesText {
        public static JavaPairDStream<String, Double> highest(JavaDStream<String> lines) {
            return lines.map(line -> line.split(" "))
                    .mapToPair(words -> new Tuple2<>(words[1], words[2]))
                    .reduceByKey((a, b) -> a.compareTo(b) >= 0 ? a : b)
                    .mapValues(Double::parseDouble);
        }
    }

    /** Takes what came last. */
    @Mistake("You keep the temperature that came last, which is the highest only where temperatures rise: the function"
            + " must choose between its two arguments, and in any order.")
    public static final class TakesTheLast {
        public static JavaPairDStream<String, Double> highest(JavaDStream<String> lines) {
            return lines.map(line -> line.split(" "))
                    .mapToPair(words -> new Tuple2<>(words[1], Double.parseDouble(words[2])))
                    .reduceByKey((a, b) -> b);
        }
    }
}
