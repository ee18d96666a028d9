package labs.lab11;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code StockLeft}. */
public final class StockLeftMistakes {

    private StockLeftMistakes() {}

    /** Subtracts one sale from another. */
    @Mistake(
            "You subtract sales from each other: the function of reduceByKey is given two sales, not the stock and a sale."
                    + " Add up what was sold, and subtract the sum from the stock.")
    public static final class SubtractsSales {
        public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
            return sold.reduceByKey((a, b) -> a - b).mapValues(pieces -> stock - pieces);
        }
    }

    /** Folds from the stock down. */
    @Mistake(
            "Right while a thing is in one partition only. Where two have sold it, Spark combines what each of them has"
                    + " left by the same function, and a - b of two remainders means nothing: the function of a fold must be"
                    + " associative. Add up sales, and subtract at the end.")
    public static final class FoldsDown {
        public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
            return sold.transformToPair(day -> day.foldByKey(stock, (left, pieces) -> left - pieces));
        }
    }

    /** Adds up what the partitions have left. */
    @Mistake(
            "Too many are left where a thing was sold in more than one partition: each partition starts from the stock, so"
                    + " the stock is there as many times. Start each partition from 0, and bring in the stock at the end.")
    public static final class AStockForEachPartition {
        public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
            return sold.transformToPair(
                    day -> day.aggregateByKey(stock, (left, pieces) -> left - pieces, Integer::sum));
        }
    }

    /** Adds up within partitions only. */
    @Mistake(
            "A thing that was sold in two partitions is there twice: mapPartitions sees one partition, and nobody brings"
                    + " together what they have found. reduceByKey does.")
    public static final class EachPartitionForItself {
        public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
            return sold.mapPartitionsToPair(sales -> left(sales, stock));
        }

        private static Iterator<Tuple2<String, Integer>> left(Iterator<Tuple2<String, Integer>> sales, int stock) {
            Map<String, Integer> left = new HashMap<>();
            sales.forEachRemaining(sale -> left.merge(sale._1(), stock - sale._2(), (a, b) -> a + b - stock));
            return left.entrySet().stream()
                    .map(thing -> new Tuple2<>(thing.getKey(), thing.getValue()))
                    .iterator();
        }
    }

    /** Subtracts each sale from the stock. */
    @Mistake("There is a result for each sale, as if it were the only one: bring a thing's sales together before you"
            + " subtract.")
    public static final class EachSaleForItself {
        public static JavaPairDStream<String, Integer> left(JavaPairDStream<String, Integer> sold, int stock) {
            return sold.mapValues(pieces -> stock - pieces);
        }
    }
}
