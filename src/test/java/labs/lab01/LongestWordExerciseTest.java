package labs.lab01;

import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class LongestWordExerciseTest {

    interface Task {
        JavaDStream<String> longest(JavaDStream<String> words);
    }

    @Test
    void findsOneWordPerBatch(Task answer) {
        run(answer::longest)
                .onBatches(
                        List.of("the", "harbour", "is", "full", "today"),
                        List.of(),
                        List.of("a", "zoo", "and", "boats"),
                        List.of("one"))
                .expect(List.of("harbour"), List.of(), List.of("boats"), List.of("one"));
    }

    @Test
    void takesTheFirstInTheAlphabetOfEquallyLongWords(Task answer) {
        run(answer::longest)
                .onBatches(List.of("salt", "rope", "tar", "wood", "a"), List.of("net", "ice", "ice"))
                .expect(List.of("rope"), List.of("ice"));
    }

    @Test
    void executorsAreNotTheDriver(Task answer) {
        run(answer::longest)
                .shipped()
                .onBatches(List.of("the", "harbour"), List.of("salt"))
                .expect("harbour", "salt");
    }
}
