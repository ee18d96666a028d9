package labs.lab04;

import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code RunningAverage}. */
public final class RunningAverageSolution {

    private RunningAverageSolution() {}

    /** The state is sum and number; the average is made of them afterwards, and never kept. */
    public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
        return readings.updateStateByKey(RunningAverageSolution::add)
                .mapValues(state -> (double) state._1() / state._2());
    }

    private static Optional<Tuple2<Long, Long>> add(List<Integer> arrived, Optional<Tuple2<Long, Long>> before) {
        long sum = before.isPresent() ? before.get()._1() : 0;
        long number = before.isPresent() ? before.get()._2() : 0;
        for (int temperature : arrived) {
            sum += temperature;
            number++;
        }
        return Optional.of(new Tuple2<>(sum, number));
    }
}
