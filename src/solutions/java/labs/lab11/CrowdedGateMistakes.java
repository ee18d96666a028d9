package labs.lab11;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code CrowdedGate}. */
public final class CrowdedGateMistakes {

    private CrowdedGateMistakes() {}

    /** Groups by gate. */
    @Mistake(
            "The numbers are right, but one task has read nearly all: a key that follows from the gate alone brings all"
                    + " tickets of the crowded gate together, as a single partition does. Make the key finer for a first step, by a part that follows from the"
                    + " ticket, and add up the parts in a second.")
    public static final class AllInOneTask {
        public static JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes) {
            return passes.groupByKey().mapValues(AllInOneTask::different);
        }

        private static int different(Iterable<String> tickets) {
            Set<String> all = new HashSet<>();
            tickets.forEach(all::add);
            return all.size();
        }
    }

    /** Salts in turn. */
    @Mistake(
            "Some tickets are counted twice: your salt does not follow from the ticket, so the same ticket is in two parts"
                    + " of its gate, and each of them counts it. A salt by chance or in turn does for sums; here it must be"
                    + " the same for the same ticket.")
    public static final class SaltsInTurn {
        private static final int PARTS = 7;

        public static JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes) {
            return passes.mapPartitionsToPair(SaltsInTurn::salted)
                    .groupByKey()
                    .mapToPair(part -> new Tuple2<>(part._1()._1(), AllInOneTask.different(part._2())))
                    .reduceByKey(Integer::sum);
        }

        private static Iterator<Tuple2<Tuple2<String, Integer>, String>> salted(
                Iterator<Tuple2<String, String>> passes) {
            List<Tuple2<Tuple2<String, Integer>, String>> salted = new ArrayList<>();
            while (passes.hasNext()) {
                Tuple2<String, String> pass = passes.next();
                salted.add(new Tuple2<>(new Tuple2<>(pass._1(), salted.size() % PARTS), pass._2()));
            }
            return salted.iterator();
        }
    }

    /** Counts each pass. */
    @Mistake("You counted passes, not tickets: a ticket that has passed twice is there twice. Equal pairs of gate and"
            + " ticket must become one before you count.")
    public static final class CountsPasses {
        public static JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes) {
            return passes.mapValues(ticket -> 1).reduceByKey(Integer::sum);
        }
    }

    /** Forgets the second step. */
    @Mistake(
            "A gate is there many times, once for each of its parts: the first step is done, the second, which adds up the"
                    + " parts of a gate, is missing.")
    public static final class StopsHalfWay {
        public static JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes) {
            return passes.mapToPair(pass ->
                            new Tuple2<>(new Tuple2<>(pass._1(), pass._2().length()), pass._2()))
                    .groupByKey()
                    .mapToPair(part -> new Tuple2<>(part._1()._1(), AllInOneTask.different(part._2())));
        }
    }
}
