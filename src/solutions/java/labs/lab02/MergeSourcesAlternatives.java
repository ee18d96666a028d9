package labs.lab02;

import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;

/** Other right answers to {@code MergeSources}. */
public final class MergeSourcesAlternatives {

    private MergeSourcesAlternatives() {}

    /** Puts both sides of a thing together, and adds up what there is. */
    public static final class Cogroups {
        public static JavaPairDStream<String, Integer> sold(JavaDStream<String> market, JavaDStream<String> shop) {
            return MergeSourcesSolution.ofMarket(market)
                    .cogroup(MergeSourcesSolution.ofShop(shop))
                    .mapValues(both -> sum(both._1()) + sum(both._2()));
        }

        private static int sum(Iterable<Integer> numbers) {
            int sum = 0;
            for (int number : numbers) {
                sum += number;
            }
            return sum;
        }
    }
}
