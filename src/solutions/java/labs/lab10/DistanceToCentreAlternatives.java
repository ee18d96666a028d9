package labs.lab10;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code DistanceToCentre}. */
public final class DistanceToCentreAlternatives {

    private DistanceToCentreAlternatives() {}

    /** Adds the squares up by itself, and takes the root at the end. */
    public static final class AddsSquares {
        public static JavaPairDStream<String, Double> distances(
                JavaPairDStream<String, Vector> points, Vector[] centres) {
            return points.mapValues(point -> Math.sqrt(Arrays.stream(centres)
                    .mapToDouble(centre -> IntStream.range(0, point.size())
                            .mapToDouble(i -> Math.pow(point.apply(i) - centre.apply(i), 2))
                            .sum())
                    .min()
                    .orElseThrow()));
        }
    }
}
