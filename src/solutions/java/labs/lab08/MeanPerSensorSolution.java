package labs.lab08;

import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code MeanPerSensor}. */
public final class MeanPerSensorSolution {

    private MeanPerSensorSolution() {}

    /** Sums and counts are added up, in each partition first; one division at the very end. */
    public static JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures) {
        return temperatures
                .mapValues(degrees -> new Tuple2<>(degrees, 1L))
                .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                .mapValues(sum -> sum._1() / sum._2());
    }
}
