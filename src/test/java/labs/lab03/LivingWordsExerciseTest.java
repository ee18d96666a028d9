package labs.lab03;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.dstream.DStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

@ExerciseTest
class LivingWordsExerciseTest {
    private static final Duration ONE = Durations.seconds(1);
    private static final Duration TWO = Durations.seconds(2);
    private static final Duration THREE = Durations.seconds(3);

    interface Task {
        JavaPairDStream<String, Integer> count(JavaDStream<String> words, Duration window, Duration slide);
    }

    @Test
    void countsTheWordsOfEachWindow(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, TWO, ONE))
                .checkpointed()
                .onBatches(List.of("a", "a"), List.of("a", "b"), List.of(), List.of("a"))
                .expect(Map.of("a", 2), Map.of("a", 3, "b", 1), Map.of("a", 1, "b", 1), Map.of("a", 1));
    }

    @Test
    void slidesBySeveralBatches(Task answer) {
        run((JavaDStream<String> words) -> answer.count(words, THREE, TWO))
                .checkpointed()
                .onBatches(List.of("a"), List.of("b", "b", "b"), List.of("b"), List.of("c"), List.of("c"), List.of())
                .expect(
                        NO_RESULT,
                        Map.of("a", 1, "b", 3),
                        NO_RESULT,
                        Map.of("b", 4, "c", 1),
                        NO_RESULT,
                        Map.of("c", 2));
    }

    @Test
    void keepsNoWordsThatHaveLeft(Task answer) {
        run((JavaDStream<String> words) -> insideOf(answer.count(words, ONE, ONE)))
                .checkpointed()
                .onBatches(List.of("a"), List.of("b"), List.of("c"))
                .expect(Map.of("a", 1), Map.of("b", 1), Map.of("c", 1));
    }

    /** What the inverse form remembers from one window to the next. */
    @SuppressWarnings("unchecked") // It holds pairs of the types of its result.
    private static JavaPairDStream<String, Integer> insideOf(JavaPairDStream<String, Integer> counts) {
        Optional<DStream<?>> inverse = inverseForm(counts.dstream());
        assertThat(inverse)
                .as("reduceByKeyAndWindow with an inverse function, somewhere in your pipeline")
                .isPresent();
        return JavaPairDStream.fromPairDStream(
                (DStream<Tuple2<String, Integer>>) inverse.get(), counts.kManifest(), counts.vManifest());
    }

    /** Spark makes a DStream of its own kind for the inverse form; it stands at the end of the pipeline or before. */
    private static Optional<DStream<?>> inverseForm(DStream<?> stream) {
        if (stream.getClass().getSimpleName().equals("ReducedWindowedDStream")) {
            return Optional.of(stream);
        }
        return CollectionConverters.asJava(stream.dependencies()).stream()
                .flatMap(parent -> inverseForm(parent).stream())
                .findFirst();
    }
}
