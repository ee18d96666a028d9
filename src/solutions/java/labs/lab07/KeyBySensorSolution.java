package labs.lab07;

import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code KeyBySensor}. */
public final class KeyBySensorSolution {

    private KeyBySensorSolution() {}

    /** The sensor is the key, and of two temperatures the higher one stays. */
    public static JavaPairDStream<String, Double> highest(JavaDStream<String> lines) {
        return lines.map(line -> line.split(" "))
                .mapToPair(words -> new Tuple2<>(words[1], Double.parseDouble(words[2])))
                .reduceByKey(Math::max);
    }
}
