package labs.lab11;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Other right answers to {@code CrowdedGate}. */
public final class CrowdedGateAlternatives {

    private CrowdedGateAlternatives() {}

    /** Salts the gate with a few numbers that follow from the ticket, so that a ticket is always in the same part. */
    public static final class SaltsByTicket {
        private static final int PARTS = 32;

        public static JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes) {
            return passes.mapToPair(pass -> new Tuple2<>(salted(pass), pass._2()))
                    .groupByKey()
                    .mapToPair(part -> new Tuple2<>(gate(part._1()), different(part._2())))
                    .reduceByKey(Integer::sum);
        }

        private static String salted(Tuple2<String, String> pass) {
            return Math.floorMod(pass._2().hashCode(), PARTS) + " " + pass._1();
        }

        private static String gate(String salted) {
            return salted.substring(salted.indexOf(' ') + 1);
        }

        private static int different(Iterable<String> tickets) {
            Set<String> all = new HashSet<>();
            tickets.forEach(all::add);
            return all.size();
        }
    }

    /** Counts equal pairs, and then gates. */
    public static final class CountsPairsFirst {
        public static JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes) {
            return passes.mapToPair(pass -> new Tuple2<>(pass, 1))
                    .reduceByKey((a, b) -> a)
                    .mapToPair(pass -> new Tuple2<>(pass._1()._1(), 1))
                    .reduceByKey(Integer::sum);
        }
    }
}
