package labs.lab11;

import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code CrowdedGate}. */
public final class CrowdedGateSolution {

    private CrowdedGateSolution() {}

    /** The ticket is the salt: equal pairs meet in one task, and the pairs of a gate are all over the tasks. */
    public static JavaPairDStream<String, Integer> tickets(JavaPairDStream<String, String> passes) {
        return passes.transformToPair(batch -> batch.distinct())
                .mapToPair(pass -> new Tuple2<>(pass._1(), 1))
                .reduceByKey(Integer::sum);
    }
}
