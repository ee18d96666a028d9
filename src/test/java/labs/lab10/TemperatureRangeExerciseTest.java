package labs.lab10;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class TemperatureRangeExerciseTest {

    interface Task {
        JavaPairDStream<String, Double> ranges(
                JavaPairDStream<String, Double> temperatures, Duration window, Duration slide);
    }

    @Test
    void subtractsTheLowestFromTheHighestOfTheWindow(Task answer) {
        run((JavaDStream<Tuple2<String, Double>> readings) ->
                        answer.ranges(readings.mapToPair(pair -> pair), Durations.seconds(2), Durations.seconds(1)))
                .onBatches(
                        List.of(new Tuple2<>("a", -5.0), new Tuple2<>("a", -2.0), new Tuple2<>("b", 40.0)),
                        List.of(new Tuple2<>("a", -9.0)),
                        List.of(new Tuple2<>("b", 41.5), new Tuple2<>("b", 40.0), new Tuple2<>("b", 44.0)),
                        List.of())
                .expect(
                        Map.of("a", 3.0, "b", 0.0),
                        Map.of("a", 7.0, "b", 0.0),
                        Map.of("a", 0.0, "b", 4.0),
                        Map.of("b", 4.0));
    }

    @Test
    void slidesBySeveralBatches(Task answer) {
        run((JavaDStream<Tuple2<String, Double>> readings) ->
                        answer.ranges(readings.mapToPair(pair -> pair), Durations.seconds(2), Durations.seconds(2)))
                .checkpointed()
                .onBatches(List.of(new Tuple2<>("a", 20.0)), List.of(new Tuple2<>("a", 23.0)))
                .expect(NO_RESULT, Map.of("a", 3.0));
    }
}
