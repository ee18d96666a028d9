package labs.lab04;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.State;
import org.apache.spark.streaming.StateSpec;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code RunningAverage}, as students give them. */
final class RunningAverageWrongAnswers {
    private RunningAverageWrongAnswers() {}

    @Reads("NoState")
    static JavaPairDStream<String, Double> ofTheBatch(JavaPairDStream<String, Integer> readings) {
        return readings.mapValues(degrees -> new Tuple2<>(degrees, 1))
                .reduceByKey((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                .mapValues(sum -> (double) sum._1() / sum._2());
    }

    @Mistake("You average the average with each new reading, so that the last one weighs as much as all "
            + "before it. Keep sum and number in the state.")
    static JavaPairDStream<String, Double> averageWithTheAverage(JavaPairDStream<String, Integer> readings) {
        return readings.updateStateByKey((List<Integer> added, Optional<Double> before) -> {
            double average = before.orElse(0.0);
            for (int degrees : added) {
                average = before.isPresent() ? (average + degrees) / 2 : degrees;
            }
            return Optional.of(average);
        });
    }

    @Mistake("You average the averages of batches, so that a batch with one reading weighs as much as one "
            + "with many. Keep sum and number of all readings in the state.")
    static JavaPairDStream<String, Double> averageOfBatchAverages(JavaPairDStream<String, Integer> readings) {
        return readings.updateStateByKey((List<Integer> added, Optional<Tuple2<Double, Integer>> before) -> {
                    Tuple2<Double, Integer> old = before.orElse(new Tuple2<>(0.0, 0));
                    return added.isEmpty()
                            ? before
                            : Optional.of(new Tuple2<>(
                                    old._1()
                                            + added.stream()
                                                    .mapToInt(x -> x)
                                                    .average()
                                                    .getAsDouble(),
                                    old._2() + 1));
                })
                .mapValues(sum -> sum._1() / sum._2());
    }

    @Reads("AverageOfAverages")
    static JavaPairDStream<String, Double> halfOldHalfNew(JavaPairDStream<String, Integer> readings) {
        return readings.updateStateByKey((List<Integer> added, Optional<Double> before) -> {
            if (added.isEmpty()) {
                return before;
            }
            double now = added.stream().mapToInt(x -> x).average().getAsDouble();
            return Optional.of(before.isPresent() ? (before.get() + now) / 2 : now);
        });
    }

    @Reads("WholeNumbers")
    static JavaPairDStream<String, Double> wholeDegrees(JavaPairDStream<String, Integer> readings) {
        return sums(readings).mapValues(sum -> (double) (sum._1() / sum._2()));
    }

    @Mistake("The decimals are rounded away: leave the average as it is.")
    static JavaPairDStream<String, Double> roundedDegrees(JavaPairDStream<String, Integer> readings) {
        return sums(readings).mapValues(sum -> (double) Math.round((double) sum._1() / sum._2()));
    }

    @Mistake("These are sums: divide each by the number of its readings.")
    static JavaPairDStream<String, Double> sumOnly(JavaPairDStream<String, Integer> readings) {
        return sums(readings).mapValues(sum -> (double) sum._1());
    }

    @Mistake("A sensor that reports nothing in a batch is forgotten: where nothing has arrived, the update "
            + "function must return the state as it was.")
    static JavaPairDStream<String, Double> forgetsIdleSensors(JavaPairDStream<String, Integer> readings) {
        return readings.updateStateByKey((List<Integer> added, Optional<Tuple2<Integer, Integer>> before) -> {
                    if (added.isEmpty()) {
                        return Optional.<Tuple2<Integer, Integer>>empty();
                    }
                    Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
                    return Optional.of(new Tuple2<>(
                            old._1() + added.stream().mapToInt(x -> x).sum(), old._2() + added.size()));
                })
                .mapValues(sum -> (double) sum._1() / sum._2());
    }

    @Mistake("Sensors that report nothing in a batch are missing: mapWithState gives results only of keys "
            + "that arrive. updateStateByKey gives all.")
    static JavaPairDStream<String, Double> onlyThoseThatReport(JavaPairDStream<String, Integer> readings) {
        return readings.mapWithState(StateSpec.function(
                        (String sensor, Optional<Integer> degrees, State<Tuple2<Integer, Integer>> state) -> {
                            Tuple2<Integer, Integer> old = state.exists() ? state.get() : new Tuple2<>(0, 0);
                            Tuple2<Integer, Integer> now = new Tuple2<>(old._1() + degrees.get(), old._2() + 1);
                            state.update(now);
                            return new Tuple2<>(sensor, (double) now._1() / now._2());
                        }))
                .mapToPair(pair -> pair);
    }

    @Mistake("You divide by the number of batches, not by that of readings.")
    static JavaPairDStream<String, Double> dividesByBatches(JavaPairDStream<String, Integer> readings) {
        return readings.updateStateByKey((List<Integer> added, Optional<Tuple2<Integer, Integer>> before) -> {
                    Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
                    return Optional.of(new Tuple2<>(
                            old._1() + added.stream().mapToInt(x -> x).sum(), old._2() + 1));
                })
                .mapValues(sum -> (double) sum._1() / sum._2());
    }

    @Mistake("Of several readings in one batch only one counts: add all of them up.")
    static JavaPairDStream<String, Double> lastOfEachBatch(JavaPairDStream<String, Integer> readings) {
        return sums(readings.reduceByKey((a, b) -> b)).mapValues(sum -> (double) sum._1() / sum._2());
    }

    private static final Map<String, List<Integer>> ALL = new HashMap<>();

    @Reads("StaticMap")
    static JavaPairDStream<String, Double> mapOnTheDriver(JavaPairDStream<String, Integer> readings) {
        return readings.transformToPair(batch -> {
            batch.collect()
                    .forEach(pair -> ALL.computeIfAbsent(pair._1(), name -> new ArrayList<>())
                            .add(pair._2()));
            return JavaSparkContext.fromSparkContext(batch.context())
                    .parallelizePairs(ALL.entrySet().stream()
                            .map(all -> new Tuple2<>(
                                    all.getKey(),
                                    all.getValue().stream()
                                            .mapToInt(x -> x)
                                            .average()
                                            .getAsDouble()))
                            .toList());
        });
    }

    private static JavaPairDStream<String, Tuple2<Integer, Integer>> sums(JavaPairDStream<String, Integer> readings) {
        return readings.updateStateByKey((List<Integer> added, Optional<Tuple2<Integer, Integer>> before) -> {
            Tuple2<Integer, Integer> old = before.orElse(new Tuple2<>(0, 0));
            return Optional.of(
                    new Tuple2<>(old._1() + added.stream().mapToInt(x -> x).sum(), old._2() + added.size()));
        });
    }
}
