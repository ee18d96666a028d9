package labs.lab01;

import static labs.harness.Bench.run;

import java.util.List;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class LetterCountExerciseTest {

    interface Task {
        JavaDStream<Long> letters(JavaDStream<String> lines);
    }

    @Test
    void countsLettersOfEveryBatch(Task answer) {
        run(answer::letters)
                .onBatches(
                        List.of("Two boats", "and 1 raft!"),
                        List.of(),
                        List.of("água", "7 + 7 = 14"),
                        List.of("", "..."))
                .expect(15L, 0L, 4L, 0L);
    }

    @Test
    void executorsAreNotTheDriver(Task answer) {
        run(answer::letters)
                .shipped()
                .onBatches(List.of("one", "two"), List.of("three"))
                .expect(6L, 5L);
    }
}
