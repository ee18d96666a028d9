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
class OnlyChangesExerciseTest {

    interface Task {
        JavaDStream<Tuple2<String, Integer>> changes(JavaPairDStream<String, Integer> readings, int step);
    }

    @Test
    void passesOnWhatTellsSomethingNew(Task answer) {
        run((JavaDStream<Tuple2<String, Integer>> readings) -> answer.changes(readings.mapToPair(pair -> pair), 5))
                .checkpointed()
                .onBatches(
                        List.of(new Tuple2<>("pier", 20), new Tuple2<>("tower", 10)),
                        List.of(new Tuple2<>("pier", 23), new Tuple2<>("tower", 15)),
                        List.of(new Tuple2<>("pier", 26)),
                        List.of(),
                        List.of(new Tuple2<>("pier", 22), new Tuple2<>("tower", 3)),
                        List.of(new Tuple2<>("pier", 21), new Tuple2<>("mole", 0)))
                .expect(
                        Map.of("pier", 20, "tower", 10),
                        Map.of("tower", 15),
                        Map.of("pier", 26),
                        Map.of(),
                        Map.of("tower", 3),
                        Map.of("pier", 21, "mole", 0));
    }

    @Test
    void theStepMayBeAnother(Task answer) {
        run((JavaDStream<Tuple2<String, Integer>> readings) -> answer.changes(readings.mapToPair(pair -> pair), 2))
                .checkpointed()
                .onBatches(
                        List.of(new Tuple2<>("pier", 20)),
                        List.of(new Tuple2<>("pier", 22)),
                        List.of(new Tuple2<>("pier", 22)))
                .expect(Map.of("pier", 20), Map.of("pier", 22), Map.of());
    }

    @Test
    void aNewDriverGoesOn(Task answer) {
        run((JavaDStream<Tuple2<String, Integer>> readings) -> answer.changes(readings.mapToPair(pair -> pair), 5))
                .checkpointed()
                .onBatches(
                        List.of(new Tuple2<>("pier", 20), new Tuple2<>("tower", 10)), List.of(new Tuple2<>("mole", 7)))
                .restart()
                .onBatches(
                        List.of(new Tuple2<>("pier", 21), new Tuple2<>("tower", 15)), List.of(new Tuple2<>("mole", 8)))
                .expect(Map.of("pier", 20, "tower", 10), Map.of("mole", 7), Map.of("tower", 15), Map.of());
    }
}
