package labs.lab10;

import labs.check.NotSolvedYet;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 2 of lab 10: how unusual is a point? */
public final class DistanceToCentre {

    private DistanceToCentre() {}

    /**
     * For each sensor, how far its point is from the nearest centre (the straight-line distance).
     *
     * <pre>
     * centres   (0, 0)  (10, 0)
     * batch 1   points    [("a", (3, 4)), ("b", (10, 1))]
     *           distances {"a"=5.0, "b"=1.0}
     * </pre>
     *
     * <p>{@code Vectors.sqdist(a, b)} of MLlib gives the square of the distance of two vectors.
     *
     * @param points each sensor with its point
     * @param centres at least one; all vectors have the same size
     * @return each sensor with its distance
     */
    public static JavaPairDStream<String, Double> distances(JavaPairDStream<String, Vector> points, Vector[] centres) {
        throw new NotSolvedYet();
    }
}
