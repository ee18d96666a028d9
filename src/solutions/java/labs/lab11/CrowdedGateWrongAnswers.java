package labs.lab11;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code CrowdedGate}, as students give them. */
final class CrowdedGateWrongAnswers {
    private CrowdedGateWrongAnswers() {}

    @Reads("AllInOneTask")
    static JavaPairDStream<String, Integer> groupsByGate(JavaPairDStream<String, String> passes) {
        return passes.groupByKey().mapValues(tickets -> new HashSet<>(list(tickets)).size());
    }

    @Reads("AllInOneTask")
    static JavaPairDStream<String, Integer> groupsInto8(JavaPairDStream<String, String> passes) {
        return passes.groupByKey(8)
                .mapValues(tickets -> Set.copyOf(list(tickets)).size());
    }

    @Reads("AllInOneTask")
    static JavaPairDStream<String, Integer> collectsSets(JavaPairDStream<String, String> passes) {
        return passes.transformToPair(batch -> batch.aggregateByKey(
                        new HashSet<String>(), CrowdedGateWrongAnswers::with, CrowdedGateWrongAnswers::both))
                .mapValues(HashSet::size);
    }

    @Reads("AllInOneTask")
    static JavaPairDStream<String, Integer> distinctAndGroups(JavaPairDStream<String, String> passes) {
        return passes.transformToPair(batch -> batch.distinct())
                .groupByKey()
                .mapValues(tickets -> list(tickets).size());
    }

    @Reads("AllInOneTask")
    static JavaPairDStream<String, Integer> partitionsByGate(JavaPairDStream<String, String> passes) {
        return passes.transformToPair(batch -> batch.partitionBy(new HashPartitioner(4))
                        .mapPartitions(gates -> new HashSet<>(list(() -> gates)).iterator())
                        .mapToPair(pass -> new Tuple2<>(pass._1(), 1)))
                .reduceByKey(Integer::sum);
    }

    @Reads("AllInOneTask")
    static JavaPairDStream<String, Integer> oneTaskForAll(JavaPairDStream<String, String> passes) {
        return passes.repartition(1)
                .transformToPair(batch -> batch.distinct())
                .mapToPair(pass -> new Tuple2<>(pass._1(), 1))
                .reduceByKey(Integer::sum);
    }

    @Reads("AllInOneTask")
    static JavaPairDStream<String, Integer> saltsByGate(JavaPairDStream<String, String> passes) {
        return passes.mapToPair(pass -> new Tuple2<>(pass._1() + "#" + pass._1().hashCode() % 8, pass._2()))
                .groupByKey()
                .mapToPair(part -> new Tuple2<>(
                        part._1().split("#")[0], Set.copyOf(list(part._2())).size()))
                .reduceByKey(Integer::sum);
    }

    static JavaPairDStream<String, Integer> saltsByPartition(JavaPairDStream<String, String> passes) {
        return passes.mapToPair(pass -> new Tuple2<>(pass._1() + "#" + TaskContext.getPartitionId(), pass._2()))
                .groupByKey()
                .mapToPair(part -> new Tuple2<>(
                        part._1().split("#")[0], Set.copyOf(list(part._2())).size()))
                .reduceByKey(Integer::sum);
    }

    @Reads("CountsPasses")
    static JavaPairDStream<String, Integer> countsPasses(JavaPairDStream<String, String> passes) {
        return passes.mapToPair(pass -> new Tuple2<>(pass, 1))
                .reduceByKey(Integer::sum)
                .mapToPair(pass -> new Tuple2<>(pass._1()._1(), pass._2()))
                .reduceByKey(Integer::sum);
    }

    @Mistake(
            "A ticket that has passed two gates is counted at one of them only: what must be different is the pair of gate and"
                    + " ticket, so the pair is the key of the first step.")
    static JavaPairDStream<String, Integer> eachTicketAtOneGate(JavaPairDStream<String, String> passes) {
        return passes.mapToPair(Tuple2::swap)
                .reduceByKey((a, b) -> a)
                .mapToPair(pass -> new Tuple2<>(pass._2(), 1))
                .reduceByKey(Integer::sum);
    }

    @Mistake(
            "A gate is there once for each of its tickets: the first step is done, the second, which adds up the ones of a"
                    + " gate, is missing.")
    static JavaPairDStream<String, Integer> withoutTheSecondStep(JavaPairDStream<String, String> passes) {
        return passes.transformToPair(batch -> batch.distinct()).mapToPair(pass -> new Tuple2<>(pass._1(), 1));
    }

    @Mistake("The salt is still part of the key: after the first step take it away, and add up what its parts have.")
    static JavaPairDStream<String, Integer> keepsTheSalt(JavaPairDStream<String, String> passes) {
        return passes.mapToPair(pass -> new Tuple2<>(pass._1() + "#" + pass._2().hashCode() % 8, pass._2()))
                .groupByKey()
                .mapValues(tickets -> Set.copyOf(list(tickets)).size());
    }

    private static HashSet<String> with(HashSet<String> tickets, String ticket) {
        tickets.add(ticket);
        return tickets;
    }

    private static HashSet<String> both(HashSet<String> a, HashSet<String> b) {
        a.addAll(b);
        return a;
    }

    private static <T> List<T> list(Iterable<T> elements) {
        List<T> list = new ArrayList<>();
        elements.forEach(list::add);
        return list;
    }
}
