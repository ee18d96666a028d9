package labs.lab11;

import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Wrong answers to {@code StockLeft}, as students give them. */
final class StockLeftWrongAnswers {
    private StockLeftWrongAnswers() {}

    @Mistake(
            "You subtract remainders from each other: each value is already what is left after one sale, and the function of"
                    + " reduceByKey is given two of them. Add up sales first, and bring in the stock at the end.")
    static JavaPairDStream<String, Integer> reducesByMinus(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.mapValues(pieces -> stock - pieces).reduceByKey((left, pieces) -> left - pieces);
    }

    @Reads("SubtractsSales")
    static JavaPairDStream<String, Integer> subtractsSales(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.transformToPair(day -> day.reduceByKey((a, b) -> a - b)).mapValues(pieces -> stock - pieces);
    }

    @Reads("FoldsDown")
    static JavaPairDStream<String, Integer> combinesByMinus(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.combineByKey(
                pieces -> stock - pieces, (left, pieces) -> left - pieces, (a, b) -> a - b, new HashPartitioner(2));
    }

    @Reads("AStockForEachPartition")
    static JavaPairDStream<String, Integer> combinesByPlus(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.transformToPair(
                day -> day.combineByKey(pieces -> stock - pieces, (left, pieces) -> left - pieces, (a, b) -> a + b));
    }

    @Reads("AStockForEachPartition")
    static JavaPairDStream<String, Integer> foldsNegativeSales(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.mapValues(pieces -> -pieces).transformToPair(day -> day.foldByKey(stock, Integer::sum));
    }

    @Mistake(
            "Where two partitions have sold a thing you take the lesser remainder, as if the other partition had sold nothing."
                    + " Sales of all partitions must be added up.")
    static JavaPairDStream<String, Integer> theLesserOfTwo(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.transformToPair(
                day -> day.aggregateByKey(stock, (left, pieces) -> left - pieces, (a, b) -> Math.min(a, b)));
    }

    @Mistake(
            "Where two partitions have sold a thing you keep the remainder of one, and forget what the other has sold. Sales of"
                    + " all partitions must be added up.")
    static JavaPairDStream<String, Integer> theLastPartition(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.transformToPair(day -> day.aggregateByKey(stock, (left, pieces) -> left - pieces, (a, b) -> b));
    }

    static JavaPairDStream<String, Integer> meanOfTwo(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.transformToPair(
                day -> day.aggregateByKey(stock, (left, pieces) -> left - pieces, (a, b) -> (a + b) / 2));
    }

    @Mistake(
            "The stock is there once for each sale: you add up remainders. Add up sales, and bring in the stock once, at the"
                    + " end.")
    static JavaPairDStream<String, Integer> addsTheStockToEachSale(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.mapValues(pieces -> stock - pieces).reduceByKey(Integer::sum);
    }

    @Reads("EachSaleForItself")
    static JavaPairDStream<String, Integer> eachSale(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.mapValues(pieces -> -pieces).mapValues(change -> change + stock);
    }

    @Mistake("This is what was sold; what is left is the stock without it.")
    static JavaPairDStream<String, Integer> whatWasSold(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.reduceByKey(Integer::sum);
    }

    @Mistake("You subtract the stock from what was sold; it is the other way round.")
    static JavaPairDStream<String, Integer> soldMinusStock(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.reduceByKey(Integer::sum).mapValues(pieces -> pieces - stock);
    }

    @Mistake("With another stock your answer still starts from 10: take it from the parameter.")
    static JavaPairDStream<String, Integer> stockOfTen(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.reduceByKey(Integer::sum).mapValues(pieces -> 10 - pieces);
    }

    @Mistake("You counted sales, but one sale may be of several pieces: add up the pieces.")
    static JavaPairDStream<String, Integer> salesCounted(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.mapValues(pieces -> 1).reduceByKey(Integer::sum).mapValues(sales -> stock - sales);
    }

    @Mistake("You go on with what was left the day before. Each morning the stock is full again, so there is nothing to"
            + " remember from batch to batch.")
    static JavaPairDStream<String, Integer> stockOfYesterday(JavaPairDStream<String, Integer> sold, int stock) {
        return sold.updateStateByKey((List<Integer> sales, Optional<Integer> before) -> {
            int left = before.orElse(stock);
            for (int pieces : sales) {
                left -= pieces;
            }
            return Optional.of(left);
        });
    }
}
