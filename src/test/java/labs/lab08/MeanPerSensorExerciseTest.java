package labs.lab08;

import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class MeanPerSensorExerciseTest {

    interface Task {
        JavaPairDStream<String, Double> means(JavaPairDStream<String, Double> temperatures);
    }

    @Test
    void givesTheMeanOfEachBatch(Task answer) {
        run((JavaDStream<Tuple2<String, Double>> pairs) -> answer.means(pairs.mapToPair(pair -> pair)))
                .onBatches(
                        List.of(
                                new Tuple2<>("a", 20.0),
                                new Tuple2<>("b", 50.0),
                                new Tuple2<>("a", 23.0),
                                new Tuple2<>("a", 23.0)),
                        List.of(new Tuple2<>("a", 10.5)),
                        List.of(
                                new Tuple2<>("c", 20.0),
                                new Tuple2<>("c", 20.0),
                                new Tuple2<>("c", 20.0),
                                new Tuple2<>("c", 30.0)),
                        List.of())
                .expect(Map.of("a", 22.0, "b", 50.0), Map.of("a", 10.5), Map.of("c", 22.5), Map.of());
    }
}
