package labs.lab11;

import java.util.concurrent.atomic.AtomicInteger;
import labs.check.Mistake;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.util.LongAccumulator;

/** Wrong answers to {@code CountRejected}. */
public final class CountRejectedMistakes {

    private CountRejectedMistakes() {}

    /** Counts in a static field. */
    @Mistake(
            "The driver always reads 0. What functions count in a static field, or in a variable that they were sent, is"
                    + " counted in the executor's JVM and stays there; only an accumulator brings it home, and only once an action"
                    + " has run.")
    public static final class StaysOnExecutors {
        private static final AtomicInteger REJECTED = new AtomicInteger();

        public static void report(JavaDStream<String> lines) {
            lines.foreachRDD(batch -> {
                int sum = batch.filter(StaysOnExecutors::accept)
                        .map(Integer::parseInt)
                        .fold(0, Integer::sum);
                System.out.println("sum " + sum + ", " + REJECTED.getAndSet(0) + " rejected");
            });
        }

        private static boolean accept(String line) {
            if (CountRejectedSolution.isNumber(line)) {
                return true;
            }
            REJECTED.incrementAndGet();
            return false;
        }
    }

    /** Has one accumulator for all batches. */
    @Mistake("You print how many lines were rejected since the start: an accumulator only grows. Make a new one in each"
            + " batch, or reset it.")
    public static final class SinceTheStart {
        public static void report(JavaDStream<String> lines) {
            LongAccumulator rejected = lines.context().sparkContext().longAccumulator();
            lines.foreachRDD(batch -> {
                int sum = batch.filter(line -> CountRejectedSolution.accept(line, rejected))
                        .map(Integer::parseInt)
                        .fold(0, Integer::sum);
                System.out.println("sum " + sum + ", " + rejected.value() + " rejected");
            });
        }
    }

    /** Runs the counting function in two jobs. */
    @Mistake(
            "Each rejected line is counted twice: you call two actions on the RDD whose function adds to the accumulator,"
                    + " and each of them computes the RDD anew. Call one action, or cache the RDD.")
    public static final class CountedTwice {
        public static void report(JavaDStream<String> lines) {
            lines.foreachRDD(batch -> {
                LongAccumulator rejected = batch.context().longAccumulator();
                JavaRDD<Integer> numbers = batch.filter(line -> CountRejectedSolution.accept(line, rejected))
                        .map(Integer::parseInt);
                boolean none = numbers.count() == 0;
                int sum = numbers.fold(0, Integer::sum);
                System.out.println("sum " + (none ? 0 : sum) + ", " + rejected.value() + " rejected");
            });
        }
    }

    /** Prints where the lines are. */
    @Mistake(
            "An executor prints, and each partition for itself: on a cluster that is a file on another machine. Let an action"
                    + " bring sum and count to the driver, and print there.")
    public static final class PrintsOnExecutors {
        public static void report(JavaDStream<String> lines) {
            lines.foreachRDD(batch -> batch.foreachPartition(partition -> {
                int sum = 0;
                int rejected = 0;
                while (partition.hasNext()) {
                    String line = partition.next();
                    if (CountRejectedSolution.isNumber(line)) {
                        sum += Integer.parseInt(line);
                    } else {
                        rejected++;
                    }
                }
                System.out.println("sum " + sum + ", " + rejected + " rejected");
            }));
        }
    }
}
