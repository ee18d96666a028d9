package labs.lab04;

import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code IdleWords}. */
public final class IdleWordsSolution {

    private IdleWordsSolution() {}

    /** The state is the count and for how many batches the word has been idle. */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, int patience) {
        JavaPairDStream<String, Tuple2<Integer, Integer>> states = words.mapToPair(word -> new Tuple2<>(word, 1))
                .updateStateByKey((arrived, before) -> update(arrived, before, patience));
        return states.mapValues(Tuple2::_1);
    }

    /** updateStateByKey calls it for idle words as well, and an absent result removes the key. */
    private static Optional<Tuple2<Integer, Integer>> update(
            List<Integer> arrived, Optional<Tuple2<Integer, Integer>> before, int patience) {
        Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
        if (!arrived.isEmpty()) {
            return Optional.of(new Tuple2<>(old._1() + arrived.size(), 0));
        }
        int idle = old._2() + 1;
        return idle >= patience ? Optional.empty() : Optional.of(new Tuple2<>(old._1(), idle));
    }
}
