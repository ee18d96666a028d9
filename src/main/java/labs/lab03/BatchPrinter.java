package labs.lab03;

import java.util.List;
import java.util.stream.Collectors;
import labs.support.options.WindowTimes;
import labs.support.screen.MostFrequentFirst;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.streaming.Time;
import scala.Tuple2;

/** Prints a batch on one line: its time on the clock, and its most frequent words. */
final class BatchPrinter implements VoidFunction2<JavaPairRDD<String, Integer>, Time> {
    private static final long serialVersionUID = 1;

    private final WindowTimes times;
    private final int rows;

    BatchPrinter(WindowTimes times, int rows) {
        this.times = times;
        this.rows = rows;
    }

    @Override
    public void call(JavaPairRDD<String, Integer> counts, Time end) {
        List<Tuple2<String, Integer>> top = counts.takeOrdered(rows, new MostFrequentFirst());
        String words = top.stream().map(count -> count._1() + " " + count._2()).collect(Collectors.joining(", "));
        long more = counts.count() - top.size();
        long from = end.milliseconds() - times.batch().toMillis();
        System.out.println("batch   " + times.clock(from, end.milliseconds()) + "  "
                + (words.isEmpty() ? "nothing" : words) + (more > 0 ? " and " + more + " more" : ""));
    }
}
