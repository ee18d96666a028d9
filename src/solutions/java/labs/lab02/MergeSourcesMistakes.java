package labs.lab02;

import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Wrong answers to {@code MergeSources}. */
public final class MergeSourcesMistakes {

    private MergeSourcesMistakes() {}

    /** Adds up before the streams are one. */
    @Mistake("What both have sold is there twice, with two sums: union only puts two streams together, it adds nothing"
            + " up. Union first, then reduceByKey.")
    public static final class AddsUpTooEarly {
        public static JavaPairDStream<String, Integer> sold(JavaDStream<String> market, JavaDStream<String> shop) {
            return MergeSourcesSolution.ofMarket(market)
                    .reduceByKey(Integer::sum)
                    .union(MergeSourcesSolution.ofShop(shop).reduceByKey(Integer::sum));
        }
    }

    /** Takes the other operation with two streams. */
    @Mistake("Only what both have sold in the batch is there: join drops a key that one side does not have. What you"
            + " need is union.")
    public static final class JoinsThem {
        public static JavaPairDStream<String, Integer> sold(JavaDStream<String> market, JavaDStream<String> shop) {
            return MergeSourcesSolution.ofMarket(market)
                    .reduceByKey(Integer::sum)
                    .join(MergeSourcesSolution.ofShop(shop).reduceByKey(Integer::sum))
                    .mapValues(both -> both._1() + both._2());
        }
    }

    /** Counts lines. */
    @Mistake("You counted how often a thing was sold, not how many of it: the number stands in the line.")
    public static final class CountsLines {
        public static JavaPairDStream<String, Integer> sold(JavaDStream<String> market, JavaDStream<String> shop) {
            return MergeSourcesSolution.ofMarket(market)
                    .union(MergeSourcesSolution.ofShop(shop))
                    .mapValues(number -> 1)
                    .reduceByKey(Integer::sum);
        }
    }
}
