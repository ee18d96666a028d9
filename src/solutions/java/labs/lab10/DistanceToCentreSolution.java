package labs.lab10;

import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** The solution of {@code DistanceToCentre}. */
public final class DistanceToCentreSolution {

    private DistanceToCentreSolution() {}

    /** The smallest of the distances to all centres. */
    public static JavaPairDStream<String, Double> distances(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(point -> nearest(point, centres));
    }

    private static double nearest(Vector point, Vector[] centres) {
        double smallest = Double.POSITIVE_INFINITY;
        for (Vector centre : centres) {
            smallest = Math.min(smallest, Math.sqrt(Vectors.sqdist(point, centre)));
        }
        return smallest;
    }
}
