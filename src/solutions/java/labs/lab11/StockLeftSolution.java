package labs.lab11;

import org.apache.spark.streaming.api.java.JavaPairDStream;

/** The solution of {@code StockLeft}. */
public final class StockLeftSolution {

    private StockLeftSolution() {}

    /** Sums may be added up in any order and in any groups. The stock comes in once for each thing, at the end. */
    public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.reduceByKey(Integer::sum).mapValues(pieces -> stock - pieces);
    }
}
