package labs.lab02;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code MergeSources}, as students give them. */
final class MergeSourcesWrongAnswers {
    private MergeSourcesWrongAnswers() {}

    @Mistake("Nothing is added up: union only puts two streams together, and reduceByKey makes one sum of "
            + "each thing.")
    static JavaPairDStream<String, Integer> doesNotAddUp(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market).union(ofShop(shop));
    }

    @Reads("JoinsThem")
    static JavaPairDStream<String, Integer> joins(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market)
                .reduceByKey(Integer::sum)
                .join(ofShop(shop).reduceByKey(Integer::sum))
                .mapValues(both -> both._1() + both._2());
    }

    @Mistake("Only what both have sold is there, once for each pair of their lines: join pairs each with "
            + "each, and drops a key that one side does not have. What you need is union.")
    static JavaPairDStream<String, Integer> joinsWithoutAddingUp(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market).join(ofShop(shop)).mapValues(both -> both._1() + both._2());
    }

    @Mistake("What only the shop has sold is missing: leftOuterJoin drops a key that the left side does "
            + "not have. What you need is union.")
    static JavaPairDStream<String, Integer> onlyWhatTheMarketHas(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market)
                .reduceByKey(Integer::sum)
                .leftOuterJoin(ofShop(shop).reduceByKey(Integer::sum))
                .mapValues(both -> both._1() + both._2().orElse(0));
    }

    @Reads("AddsUpTooEarly")
    static JavaPairDStream<String, Integer> addsUpEachAlone(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market).reduceByKey(Integer::sum).union(ofShop(shop).reduceByKey(Integer::sum));
    }

    @Mistake("A thing has several numbers, and some sales count twice: a join pairs each line of one side "
            + "with each of the other. What you need is union, and then reduceByKey.")
    static JavaPairDStream<String, Integer> outerJoinOfSingleSales(
            JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market)
                .fullOuterJoin(ofShop(shop))
                .mapValues(both -> both._1().orElse(0) + both._2().orElse(0));
    }

    @Mistake("Some sales count twice: a join pairs each line of one side with each of the other. What you "
            + "need is union, and then reduceByKey.")
    static JavaPairDStream<String, Integer> outerJoinOfSingleSalesAddedUp(
            JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market)
                .fullOuterJoin(ofShop(shop))
                .mapValues(both -> both._1().orElse(0) + both._2().orElse(0))
                .reduceByKey(Integer::sum);
    }

    @Mistake("You keep the largest number of each thing; what was sold is added up.")
    static JavaPairDStream<String, Integer> takesTheLarger(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market).union(ofShop(shop)).reduceByKey(Math::max);
    }

    @Reads("CountsLines")
    static JavaPairDStream<String, Integer> countsSales(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market).union(ofShop(shop)).mapValues(number -> 1).reduceByKey(Integer::sum);
    }

    @Mistake("The shop writes the number first, as in 3;fish.")
    static JavaPairDStream<String, Integer> readsTheShopLikeTheMarket(
            JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market)
                .union(shop.mapToPair(line -> {
                    String[] fields = line.split(";");
                    return new Tuple2<>(fields[0], Integer.parseInt(fields[1]));
                }))
                .reduceByKey(Integer::sum);
    }

    @Mistake("A line was split at a character that it does not have: the market writes a blank, the shop a "
            + "semicolon. Make pairs of each source before you unite them.")
    static JavaPairDStream<String, Integer> unitesTheLines(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market.union(shop)).reduceByKey(Integer::sum);
    }

    @Mistake("What the shop has sold is missing: unite its stream with the market's.")
    static JavaPairDStream<String, Integer> marketOnly(JavaDStream<String> market, JavaDStream<String> shop) {
        return ofMarket(market).reduceByKey(Integer::sum);
    }

    private static JavaPairDStream<String, Integer> ofMarket(JavaDStream<String> lines) {
        return lines.mapToPair(line -> new Tuple2<>(line.split(" ")[0], Integer.parseInt(line.split(" ")[1])));
    }

    private static JavaPairDStream<String, Integer> ofShop(JavaDStream<String> lines) {
        return lines.mapToPair(line -> new Tuple2<>(line.split(";")[1], Integer.parseInt(line.split(";")[0])));
    }
}
