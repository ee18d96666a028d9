package labs.lab11;

import static labs.harness.Bench.inOrder;
import static labs.harness.Bench.output;

import java.util.List;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class CountRejectedExerciseTest {

    interface Task {
        void report(JavaDStream<String> lines);
    }

    @Test
    void addsUpNumbers(Task answer) {
        output((JavaDStream<String> lines) -> answer.report(lines))
                .onExecutors()
                .onBatches(List.of("3", "4", "-5"), List.of(), List.of("10"))
                .expect(inOrder("sum 2, 0 rejected"), inOrder("sum 0, 0 rejected"), inOrder("sum 10, 0 rejected"));
    }

    @Test
    void countsWhatExecutorsReject(Task answer) {
        output((JavaDStream<String> lines) -> answer.report(lines))
                .onExecutors()
                .onBatches(
                        List.of("3", "x", "4", "?", "8", "9", "y"),
                        List.of(),
                        List.of("five"),
                        List.of("ten", "10", "eleven", "twelve", "20"))
                .expect(
                        inOrder("sum 24, 3 rejected"),
                        inOrder("sum 0, 0 rejected"),
                        inOrder("sum 0, 1 rejected"),
                        inOrder("sum 30, 3 rejected"));
    }
}
