package labs.lab11;

import static labs.harness.Bench.run;

import java.util.List;
import java.util.Map;
import labs.check.ExerciseTest;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

@ExerciseTest
class StockLeftExerciseTest {
    private static final int STOCK = 20;
    private static final List<Tuple2<String, Integer>> DAY = List.of(
            sale("fish", 2), sale("rope", 1), sale("fish", 3), sale("fish", 1), sale("salt", 4), sale("rope", 7));

    interface Task {
        JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock);
    }

    @Test
    void inOnePartition(Task answer) {
        run((JavaDStream<Tuple2<String, Integer>> sales) -> answer.left(pairs(sales.repartition(1)), 10))
                .checkpointed()
                .onBatches(
                        List.of(sale("fish", 2), sale("rope", 1), sale("fish", 3)), List.of(), List.of(sale("fish", 1)))
                .expect(Map.of("fish", 5, "rope", 9), Map.of(), Map.of("fish", 9));
    }

    @Test
    void inTwoPartitions(Task answer) {
        run((JavaDStream<Tuple2<String, Integer>> sales) -> answer.left(pairs(sales), STOCK))
                .checkpointed()
                .onBatches(DAY, List.of(sale("fish", 1), sale("fish", 2)))
                .expect(Map.of("fish", 14, "rope", 12, "salt", 16), Map.of("fish", 17));
    }

    @Test
    void inFivePartitions(Task answer) {
        run((JavaDStream<Tuple2<String, Integer>> sales) -> answer.left(pairs(sales.repartition(5)), STOCK))
                .checkpointed()
                .onBatches(DAY)
                .expect(Map.of("fish", 14, "rope", 12, "salt", 16));
    }

    private static JavaPairDStream<String, Integer> pairs(JavaDStream<Tuple2<String, Integer>> sales) {
        return sales.mapToPair(sale -> sale);
    }

    private static Tuple2<String, Integer> sale(String thing, int pieces) {
        return new Tuple2<>(thing, pieces);
    }
}
