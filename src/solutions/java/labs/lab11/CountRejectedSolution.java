package labs.lab11;

import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.util.LongAccumulator;

/** The solution of {@code CountRejected}. */
public final class CountRejectedSolution {

    private CountRejectedSolution() {}

    /** Tasks add to the accumulator, Spark brings home what they have added, and fold is the one action that runs them. */
    public static void report(JavaDStream<String> lines) {
        lines.foreachRDD(batch -> {
            LongAccumulator rejected = batch.context().longAccumulator();
            int sum = batch.filter(line -> accept(line, rejected))
                    .map(Integer::parseInt)
                    .fold(0, Integer::sum);
            System.out.println("sum " + sum + ", " + rejected.value() + " rejected");
        });
    }

    static boolean accept(String line, LongAccumulator rejected) {
        if (isNumber(line)) {
            return true;
        }
        rejected.add(1);
        return false;
    }

    static boolean isNumber(String line) {
        return line.matches("-?\\d{1,9}");
    }
}
