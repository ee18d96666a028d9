package labs.lab11;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Exercise 3 of lab 11: a result that does not depend on the partitions. */
public final class StockLeft {

    private StockLeft() {}

    /**
     * Tells what is left of each thing at the end of a day. A batch is a day; each morning there are {@code stock} pieces of
     * each thing, whatever was left the evening before. Things of which nothing was sold do not appear. The result is the
     * same however the day's sales are spread over partitions.
     *
     * <pre>
     * stock 10
     * batch 1  sold  [(fish, 2), (rope, 1), (fish, 3)]   left  {fish=5, rope=9}
     * batch 2  sold  [(fish, 1)]                         left  {fish=9}
     * </pre>
     *
     * @param sold what was sold, in pieces; a thing may be sold many times in a batch
     * @param stock how many pieces there are of each thing in the morning
     * @return for each batch and each thing that was sold, how many pieces are left
     */
    public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
        throw new NotSolvedYet();
    }
}
