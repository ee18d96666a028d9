package labs.lab04;

import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class RunningAverageExerciseTest {

    interface Task {
        JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings);
    }

    @Test
    void averagesEverythingSinceTheStart(Task answer) {
        run((JavaDStream<Tuple2<String, Integer>> readings) -> answer.averages(readings.mapToPair(pair -> pair)))
                .checkpointed()
                .onBatches(
                        List.of(new Tuple2<>("pier", 20), new Tuple2<>("pier", 30), new Tuple2<>("tower", 10)),
                        List.of(new Tuple2<>("pier", 10)),
                        List.of(),
                        List.of(new Tuple2<>("tower", 13), new Tuple2<>("pier", 4)))
                .expect(
                        Map.of("pier", 25.0, "tower", 10.0),
                        Map.of("pier", 20.0, "tower", 10.0),
                        Map.of("pier", 20.0, "tower", 10.0),
                        Map.of("pier", 16.0, "tower", 11.5));
    }

    @Test
    void aNewDriverGoesOn(Task answer) {
        run((JavaDStream<Tuple2<String, Integer>> readings) -> answer.averages(readings.mapToPair(pair -> pair)))
                .checkpointed()
                .onBatches(List.of(new Tuple2<>("pier", 20)), List.of(new Tuple2<>("tower", 10)))
                .restart()
                .onBatches(List.of(new Tuple2<>("tower", 20), new Tuple2<>("tower", 30)))
                .expect(Map.of("pier", 20.0), Map.of("pier", 20.0, "tower", 10.0), Map.of("pier", 20.0, "tower", 20.0));
    }
}
