package labs.lab08;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import labs.harness.OneSource;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class HotSensorsExerciseTest {

    interface Task {
        JavaPairDStream<String, Double> hot(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide, double limit);
    }

    @Test
    void keepsTheSensorsWhoseMeanInTheWindowIsAboveTheLimit(Task answer) {
        windows(answer, 1, 65)
                .onBatches(
                        List.of(new Tuple2<>("a", 60.0), new Tuple2<>("b", 65.0)),
                        List.of(new Tuple2<>("a", 80.0), new Tuple2<>("a", 70.0)),
                        List.of())
                .expect(Map.of(), Map.of("a", 70.0), Map.of("a", 75.0));
    }

    @Test
    void slides(Task answer) {
        windows(answer, 2, 65)
                .onBatches(List.of(new Tuple2<>("a", 70.0)), List.of(new Tuple2<>("a", 72.0)))
                .expect(NO_RESULT, Map.of("a", 71.0));
    }

    @Test
    void aMeanHasDecimals(Task answer) {
        windows(answer, 1, 65)
                .onBatches(List.of(new Tuple2<>("a", 65.0), new Tuple2<>("a", 66.0), new Tuple2<>("b", 70.25)))
                .expect(Map.of("a", 65.5, "b", 70.25));
    }

    @Test
    void allReadingsOfABatchCount(Task answer) {
        windows(answer, 1, 65)
                .onBatches(List.of(new Tuple2<>("a", 70.0), new Tuple2<>("a", 70.0), new Tuple2<>("a", 100.0)))
                .expect(Map.of("a", 80.0));
    }

    @Test
    void theLimitMayBeAnother(Task answer) {
        windows(answer, 1, 50)
                .onBatches(List.of(new Tuple2<>("a", 60.0), new Tuple2<>("b", 40.0)))
                .expect(Map.of("a", 60.0));
    }

    /** Checkpointed, because an answer may well use the inverse form. */
    private static OneSource<Tuple2<String, Double>, Tuple2<String, Double>> windows(
            Task answer, int slide, double limit) {
        return run((JavaDStream<Tuple2<String, Double>> pairs) -> answer.hot(
                        pairs.mapToPair(pair -> pair), Durations.seconds(2), Durations.seconds(slide), limit))
                .checkpointed();
    }
}
