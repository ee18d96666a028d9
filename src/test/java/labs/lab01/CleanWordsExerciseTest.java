package labs.lab01;

import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class CleanWordsExerciseTest {

    interface Task {
        JavaDStream<String> clean(JavaDStream<String> lines);
    }

    @Test
    void keepsWordsOnly(Task answer) {
        run(answer::clean)
                .onBatches(
                        List.of("Well, well!", "WELL?"),
                        List.of("", "... and so on"),
                        List.of(),
                        List.of("\"I saw a ship,\" she said."),
                        List.of("Água é água."))
                .expect(
                        List.of("well", "well", "well"),
                        List.of("and", "so", "on"),
                        List.of(),
                        List.of("i", "saw", "a", "ship", "she", "said"),
                        List.of("água", "é", "água"));
    }
}
