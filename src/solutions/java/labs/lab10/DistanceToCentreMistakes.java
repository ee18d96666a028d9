package labs.lab10;

import java.util.Arrays;
import labs.check.Mistake;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Wrong answers to {@code DistanceToCentre}. */
public final class DistanceToCentreMistakes {

    private DistanceToCentreMistakes() {}

    /** Forgets the root. */
    @Mistake(
            "These are squares of distances: sqdist leaves out the root, because for finding the nearest centre it makes"
                    + " no difference. For the distance itself it does.")
    public static final class Squares {
        public static JavaPairDStream<String, Double> distances(
                JavaPairDStream<String, Vector> points, Vector[] centres) {
            return points.mapValues(point -> Arrays.stream(centres)
                    .mapToDouble(centre -> Vectors.sqdist(point, centre))
                    .min()
                    .orElseThrow());
        }
    }

    /** Looks at one centre. */
    @Mistake("You measured the distance to the first centre only; a point belongs to the nearest of them all.")
    public static final class FirstCentreOnly {
        public static JavaPairDStream<String, Double> distances(
                JavaPairDStream<String, Vector> points, Vector[] centres) {
            return points.mapValues(point -> Math.sqrt(Vectors.sqdist(point, centres[0])));
        }
    }

    /** Takes the farthest. */
    @Mistake("You took the farthest centre; a point belongs to the nearest.")
    public static final class Farthest {
        public static JavaPairDStream<String, Double> distances(
                JavaPairDStream<String, Vector> points, Vector[] centres) {
            return points.mapValues(point -> Arrays.stream(centres)
                    .mapToDouble(centre -> Math.sqrt(Vectors.sqdist(point, centre)))
                    .max()
                    .orElseThrow());
        }
    }

    /** Takes points for flat ones. */
    @Mistake("You measured with the first two coordinates only; a vector may have any number of them, and all count.")
    public static final class TwoCoordinates {
        public static JavaPairDStream<String, Double> distances(
                JavaPairDStream<String, Vector> points, Vector[] centres) {
            return points.mapValues(point -> Arrays.stream(centres)
                    .mapToDouble(
                            centre -> Math.hypot(point.apply(0) - centre.apply(0), point.apply(1) - centre.apply(1)))
                    .min()
                    .orElseThrow());
        }
    }
}
