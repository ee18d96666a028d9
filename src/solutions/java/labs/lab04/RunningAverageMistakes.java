package labs.lab04;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labs.check.Mistake;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code RunningAverage}. */
public final class RunningAverageMistakes {

    private RunningAverageMistakes() {}

    private static double average(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }

    /** Keeps the average itself. */
    @Mistake(
            "You average averages: the old one, which stands for many readings, weighs as much as the new one. Keep sum"
                    + " and number in the state, and divide when you show them.")
    public static final class AverageOfAverages {
        public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
            return readings.updateStateByKey(AverageOfAverages::update);
        }

        private static Optional<Double> update(List<Integer> arrived, Optional<Double> before) {
            if (arrived.isEmpty()) {
                return before;
            }
            double now = average(arrived);
            return Optional.of(before.isPresent() ? (before.get() + now) / 2 : now);
        }
    }

    /** Keeps the last batch. */
    @Mistake(
            "This is the average of the last batch in which the sensor reported, not of everything since the start: the"
                    + " new state must be made of the old one and of what arrived.")
    public static final class LastBatchOnly {
        public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
            return readings.updateStateByKey(LastBatchOnly::update);
        }

        private static Optional<Double> update(List<Integer> arrived, Optional<Double> before) {
            return arrived.isEmpty() ? before : Optional.of(average(arrived));
        }
    }

    /** Has no state. */
    @Mistake("Sensors that report nothing in a batch are missing, and the others forget what they reported before:"
            + " reduceByKey sees one batch only. updateStateByKey keeps a value for each key.")
    public static final class NoState {
        public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
            return readings.mapValues(value -> new Tuple2<>(value, 1))
                    .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                    .mapValues(both -> (double) both._1() / both._2());
        }
    }

    /** Divides whole numbers. */
    @Mistake("The decimals are missing: a whole number divided by a whole number is a whole number in Java. Make one of"
            + " them a double before you divide.")
    public static final class WholeNumbers {
        public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
            return readings.updateStateByKey(WholeNumbers::update)
                    .mapValues(state -> (double) (state._1() / state._2()));
        }

        private static Optional<Tuple2<Integer, Integer>> update(
                List<Integer> arrived, Optional<Tuple2<Integer, Integer>> before) {
            Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
            int sum = arrived.stream().mapToInt(Integer::intValue).sum();
            return Optional.of(new Tuple2<>(old._1() + sum, old._2() + arrived.size()));
        }
    }

    /** Keeps sums and numbers in the driver. */
    @Mistake(
            "After the restart the averages are wrong: your map lives in the driver, beside the stream. Spark runs a batch"
                    + " again after a recovery, and your map has its readings already, or is gone. updateStateByKey keeps a value"
                    + " for each key, and the checkpoint holds it.")
    public static final class MapInTheDriver {
        public static JavaPairDStream<String, Double> averages(JavaPairDStream<String, Integer> readings) {
            Map<String, List<Integer>> all = new TreeMap<>();
            return readings.transformToPair(batch -> {
                batch.collect()
                        .forEach(reading -> all.computeIfAbsent(reading._1(), name -> new ArrayList<>())
                                .add(reading._2()));
                return JavaSparkContext.fromSparkContext(batch.context())
                        .parallelizePairs(all.entrySet().stream()
                                .map(sensor -> new Tuple2<>(sensor.getKey(), average(sensor.getValue())))
                                .toList());
            });
        }
    }
}
