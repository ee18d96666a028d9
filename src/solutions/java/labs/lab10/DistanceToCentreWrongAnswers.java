package labs.lab10;

import java.util.Arrays;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Wrong answers to {@code DistanceToCentre}, as students give them. */
final class DistanceToCentreWrongAnswers {
    private DistanceToCentreWrongAnswers() {}

    @Reads("Squares")
    static JavaPairDStream<String, Double> squared(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Arrays.stream(centres)
                .mapToDouble(c -> Vectors.sqdist(p, c))
                .min()
                .getAsDouble());
    }

    @Reads("FirstCentreOnly")
    static JavaPairDStream<String, Double> firstCentre(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Math.sqrt(Vectors.sqdist(p, centres[0])));
    }

    @Mistake("You measured the distance to the last centre only; a point belongs to the nearest of them " + "all.")
    static JavaPairDStream<String, Double> lastCentre(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Math.sqrt(Vectors.sqdist(p, centres[centres.length - 1])));
    }

    @Mistake("You left the first centre out: arrays begin with 0.")
    static JavaPairDStream<String, Double> withoutTheFirst(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> {
            double nearest = Double.MAX_VALUE;
            for (int i = 1; i < centres.length; i++) {
                nearest = Math.min(nearest, Math.sqrt(Vectors.sqdist(p, centres[i])));
            }
            return nearest;
        });
    }

    @Reads("Farthest")
    static JavaPairDStream<String, Double> farthest(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Math.sqrt(Arrays.stream(centres)
                .mapToDouble(c -> Vectors.sqdist(p, c))
                .max()
                .getAsDouble()));
    }

    @Mistake("You added up the differences of the coordinates; the straight line is the root of the sum of "
            + "their squares.")
    static JavaPairDStream<String, Double> alongTheAxes(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Arrays.stream(centres)
                .mapToDouble(c -> {
                    double sum = 0;
                    for (int i = 0; i < p.size(); i++) {
                        sum += Math.abs(p.apply(i) - c.apply(i));
                    }
                    return sum;
                })
                .min()
                .getAsDouble());
    }

    @Reads("TwoCoordinates")
    static JavaPairDStream<String, Double> twoCoordinates(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Arrays.stream(centres)
                .mapToDouble(c -> Math.hypot(p.apply(0) - c.apply(0), p.apply(1) - c.apply(1)))
                .min()
                .getAsDouble());
    }

    @Mistake("These are sums of the distances to all centres; a point belongs to the nearest.")
    static JavaPairDStream<String, Double> sumOfAll(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Arrays.stream(centres)
                .mapToDouble(c -> Math.sqrt(Vectors.sqdist(p, c)))
                .sum());
    }

    @Mistake("This is the mean of the distances to all centres; a point belongs to the nearest.")
    static JavaPairDStream<String, Double> meanOfAll(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Arrays.stream(centres)
                .mapToDouble(c -> Math.sqrt(Vectors.sqdist(p, c)))
                .average()
                .getAsDouble());
    }

    @Mistake("This is the number of the nearest centre, not how far it is.")
    static JavaPairDStream<String, Double> numberOfTheCentre(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> {
            int nearest = 0;
            for (int i = 1; i < centres.length; i++) {
                if (Vectors.sqdist(p, centres[i]) < Vectors.sqdist(p, centres[nearest])) {
                    nearest = i;
                }
            }
            return (double) nearest;
        });
    }

    @Mistake("Your smallest distance begins with 0, and nothing is smaller: begin with " + "Double.POSITIVE_INFINITY.")
    static JavaPairDStream<String, Double> startsAtZero(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> {
            double nearest = 0;
            for (Vector c : centres) {
                nearest = Math.min(nearest, Math.sqrt(Vectors.sqdist(p, c)));
            }
            return nearest;
        });
    }

    @Mistake("You measured the distance to the origin: the nearest of the centres is asked for.")
    static JavaPairDStream<String, Double> fromTheOrigin(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Vectors.norm(p, 2));
    }

    @Mistake("You compared how far point and centre are from the origin; asked for is how far they are "
            + "from each other.")
    static JavaPairDStream<String, Double> differenceOfNorms(JavaPairDStream<String, Vector> points, Vector[] centres) {
        return points.mapValues(p -> Arrays.stream(centres)
                .mapToDouble(c -> Math.abs(Vectors.norm(p, 2) - Vectors.norm(c, 2)))
                .min()
                .getAsDouble());
    }
}
