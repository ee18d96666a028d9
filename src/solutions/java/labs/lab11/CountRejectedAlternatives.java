package labs.lab11;

import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.util.AccumulatorV2;
import scala.Tuple2;

/** Other right answers to {@code CountRejected}. */
public final class CountRejectedAlternatives {

    private CountRejectedAlternatives() {}

    /** Needs no accumulator: the count travels with the sum, as part of the result. */
    public static final class BothInOneFold {
        public static void report(JavaDStream<String> lines) {
            lines.foreachRDD(batch -> {
                Tuple2<Integer, Integer> both = batch.map(BothInOneFold::read)
                        .fold(new Tuple2<>(0, 0), (a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()));
                System.out.println("sum " + both._1() + ", " + both._2() + " rejected");
            });
        }

        private static Tuple2<Integer, Integer> read(String line) {
            return CountRejectedSolution.isNumber(line) ? new Tuple2<>(Integer.parseInt(line), 0) : new Tuple2<>(0, 1);
        }
    }

    /** Reads the batch twice, for two actions. */
    public static final class InTwoPasses {
        public static void report(JavaDStream<String> lines) {
            lines.foreachRDD(batch -> {
                int sum = batch.filter(CountRejectedSolution::isNumber)
                        .map(Integer::parseInt)
                        .fold(0, Integer::sum);
                long rejected = batch.filter(line -> !CountRejectedSolution.isNumber(line))
                        .count();
                System.out.println("sum " + sum + ", " + rejected + " rejected");
            });
        }
    }

    /** Has one accumulator, of a class of its own, for both. */
    public static final class OwnAccumulator {
        public static void report(JavaDStream<String> lines) {
            Both both = new Both();
            lines.context().sparkContext().register(both);
            lines.foreachRDD(batch -> {
                both.reset();
                batch.foreach(both::add);
                System.out.println(
                        "sum " + both.value()._1() + ", " + both.value()._2() + " rejected");
            });
        }

        private static final class Both extends AccumulatorV2<String, Tuple2<Integer, Integer>> {
            private static final long serialVersionUID = 1;

            private int sum;
            private int rejected;

            @Override
            public boolean isZero() {
                return sum == 0 && rejected == 0;
            }

            @Override
            public Both copy() {
                Both copy = new Both();
                copy.merge(this);
                return copy;
            }

            @Override
            public void reset() {
                sum = 0;
                rejected = 0;
            }

            @Override
            public void add(String line) {
                if (CountRejectedSolution.isNumber(line)) {
                    sum += Integer.parseInt(line);
                } else {
                    rejected++;
                }
            }

            @Override
            public void merge(AccumulatorV2<String, Tuple2<Integer, Integer>> other) {
                sum += other.value()._1();
                rejected += other.value()._2();
            }

            @Override
            public Tuple2<Integer, Integer> value() {
                return new Tuple2<>(sum, rejected);
            }
        }
    }
}
