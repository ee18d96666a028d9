package labs.lab10;

import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class DistanceToCentreExerciseTest {
    // Sides of right triangles: every distance is a whole number.
    private static final Vector[] CENTRES = {Vectors.dense(0, 0), Vectors.dense(12, 0)};

    interface Task {
        JavaPairDStream<String, Double> distances(JavaPairDStream<String, Vector> points, Vector[] centres);
    }

    @Test
    void measuresTheWayToTheNearestCentre(Task answer) {
        run((JavaDStream<Tuple2<String, Vector>> points) -> answer.distances(points.mapToPair(pair -> pair), CENTRES))
                .onBatches(
                        List.of(point("a", 0, 5), point("b", 12, 1), point("c", 12, 0)),
                        List.of(),
                        List.of(point("a", 15, 4)))
                .expect(Map.of("a", 5.0, "b", 1.0, "c", 0.0), Map.of(), Map.of("a", 5.0));
    }

    private static Tuple2<String, Vector> point(String sensor, double x, double y) {
        return new Tuple2<>(sensor, Vectors.dense(x, y));
    }

    @Test
    void measuresInEveryDirection(Task answer) {
        Vector[] centres = {Vectors.dense(0, 0, 0), Vectors.dense(9, 9, 9)};
        run((JavaDStream<Tuple2<String, Vector>> points) -> answer.distances(points.mapToPair(pair -> pair), centres))
                .onBatches(
                        List.of(new Tuple2<>("a", Vectors.dense(2, 3, 6)), new Tuple2<>("b", Vectors.dense(9, 9, 8))))
                .expect(Map.of("a", 7.0, "b", 1.0));
    }

    @Test
    void asksEveryCentre(Task answer) {
        Vector[] centres = {Vectors.dense(6, 8), Vectors.dense(-6, -8), Vectors.dense(30, 40)};
        run((JavaDStream<Tuple2<String, Vector>> points) -> answer.distances(points.mapToPair(pair -> pair), centres))
                .onBatches(List.of(point("a", 9, 12), point("b", -6, -9), point("c", 30, 42)))
                .expect(Map.of("a", 5.0, "b", 1.0, "c", 2.0));
    }
}
