package labs.lab11;

import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code StockLeft}. */
public final class StockLeftAlternatives {

    private StockLeftAlternatives() {}

    /** Starts from 0 in each partition, which may be added as often as one likes. */
    public static final class Aggregates {
        public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
            return sold.transformToPair(day -> day.aggregateByKey(0, (left, pieces) -> left - pieces, Integer::sum))
                    .mapValues(change -> stock + change);
        }
    }

    /** Starts from the stock in each partition, and takes it off again where two of them meet. */
    public static final class PutsTheStockRight {
        public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
            return sold.transformToPair(day -> day.combineByKey(
                    pieces -> stock - pieces, (left, pieces) -> left - pieces, (a, b) -> a + b - stock));
        }
    }

    /** Brings all sales of a thing together, and only then subtracts. */
    public static final class Groups {
        public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
            return sold.groupByKey().mapValues(all -> {
                int left = stock;
                for (int pieces : all) {
                    left -= pieces;
                }
                return left;
            });
        }
    }
}
