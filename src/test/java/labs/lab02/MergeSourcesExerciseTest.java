package labs.lab02;

import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;

@ExerciseTest
class MergeSourcesExerciseTest {

    interface Task {
        JavaPairDStream<String, Integer> sold(JavaDStream<String> market, JavaDStream<String> shop);
    }

    @Test
    void addsUpWhatBothHaveSold(Task answer) {
        run((JavaDStream<String> market, JavaDStream<String> shop) -> answer.sold(market, shop))
                .onBatch(List.of("fish 3", "bread 1"), List.of("2;fish"))
                .onBatch(List.of(), List.of("4;rope", "1;rope"))
                .onBatch(List.of("bread 2", "fish 1", "bread 2"), List.of("10;bread", "7;rope"))
                .onBatch(List.of(), List.of())
                .expect(
                        Map.of("fish", 5, "bread", 1),
                        Map.of("rope", 5),
                        Map.of("bread", 14, "fish", 1, "rope", 7),
                        Map.of());
    }
}
