package labs.lab08;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import labs.check.ExerciseTest;
import labs.harness.engine.Network;
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
                        List.of(),
                        List.of(new Tuple2<>("d", 20.0), new Tuple2<>("d", 20.125)))
                .expect(
                        Map.of("a", 22.0, "b", 50.0),
                        Map.of("a", 10.5),
                        Map.of("c", 22.5),
                        Map.of(),
                        Map.of("d", 20.0625));
    }

    @Test
    void littleGoesOverTheNetwork(Task answer) {
        Network sent = Network.during(() -> run((JavaDStream<Tuple2<String, Double>> pairs) ->
                        answer.means(pairs.mapToPair(pair -> pair)))
                .onBatches(IntStream.range(0, 10_000)
                        .mapToObj(i -> new Tuple2<>("a", 1.0 * i))
                        .toList())
                .expect(Map.of("a", 4_999.5)));
        assertThat(sent.shuffledBytes() > 4_096)
                .as("10,000 readings of one sensor send more than 4 kB over the network")
                .isFalse();
    }
}
