package labs.lab03;

import static java.util.Map.entry;
import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.inOrder;
import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import labs.harness.OneSource;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class TopWordsExerciseTest {

    interface Task {
        JavaPairDStream<String, Integer> top(JavaDStream<String> words, Duration window, Duration slide);
    }

    /** Checkpointed, because an answer may well use the inverse form. */
    private static OneSource<String, Tuple2<String, Integer>> top(Task answer, int window, int slide) {
        return run((JavaDStream<String> words) ->
                        answer.top(words, Durations.seconds(window), Durations.seconds(slide)))
                .checkpointed();
    }

    @Test
    void ranksTheWordsOfEachWindow(Task answer) {
        top(answer, 3, 2)
                .onBatches(List.of("a", "b"), List.of("b", "c", "d"), List.of("d", "d"), List.of())
                .expect(
                        NO_RESULT,
                        inOrder(entry("b", 2), entry("a", 1), entry("c", 1)),
                        NO_RESULT,
                        inOrder(entry("d", 3), entry("b", 1), entry("c", 1)));
    }

    @Test
    void takesThreeOfManyWords(Task answer) {
        top(answer, 2, 1)
                .onBatches(
                        List.of("ice", "rope", "tar", "salt", "wood", "fish", "net", "tar"),
                        List.of("rope", "rope", "boat", "gull", "ice", "lamp"))
                .expect(
                        inOrder(entry("tar", 2), entry("fish", 1), entry("ice", 1)),
                        inOrder(entry("rope", 3), entry("ice", 2), entry("tar", 2)));
    }

    @Test
    void aWindowWithFewWordsGivesWhatItHas(Task answer) {
        top(answer, 1, 1)
                .onBatches(List.of("b", "a", "b"), List.of())
                .expect(inOrder(entry("b", 2), entry("a", 1)), inOrder());
    }

    @Test
    void aNewDriverGoesOn(Task answer) {
        top(answer, 2, 1)
                .onBatches(List.of("tar", "ice", "tar"), List.of("rope"))
                .restart()
                .onBatches(List.of("ice"))
                .expect(
                        inOrder(entry("tar", 2), entry("ice", 1)),
                        inOrder(entry("tar", 2), entry("ice", 1), entry("rope", 1)),
                        inOrder(entry("ice", 1), entry("rope", 1)));
    }
}
