package labs.lab02;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code BatchReport}. */
public final class BatchReportMistakes {

    private BatchReportMistakes() {}

    /** Does not think of empty batches. */
    @Mistake(
            "A batch without words prints a line, too: batches come whether there is data or not. Ask isEmpty() first.")
    public static final class PrintsEmptyBatches {
        public static void report(JavaDStream<String> words) {
            words.foreachRDD(batch -> System.out.println(
                    batch.count() + " words, " + batch.distinct().count() + " different"));
        }
    }

    /** Calls transformations only. */
    @Mistake("Nothing was printed: inside foreachRDD, too, a transformation such as map only says what is to be done."
            + " Call an action of the RDD (count, for example), and print on the driver what it returns.")
    public static final class NoAction {
        public static void report(JavaDStream<String> words) {
            words.foreachRDD(batch -> {
                batch.map(word -> {
                    System.out.println(word);
                    return word;
                });
            });
        }
    }

    /** Looks at each partition by itself. */
    @Mistake("A word that stands in two partitions was counted as two different ones: no partition knows the others."
            + " distinct() brings equal words together first.")
    public static final class DifferentInEachPartition {
        public static void report(JavaDStream<String> words) {
            words.foreachRDD(batch -> {
                if (!batch.isEmpty()) {
                    int different = batch.mapPartitions(DifferentInEachPartition::different)
                            .reduce(Integer::sum);
                    System.out.println(batch.count() + " words, " + different + " different");
                }
            });
        }

        private static Iterator<Integer> different(Iterator<String> words) {
            Set<String> set = new HashSet<>();
            words.forEachRemaining(set::add);
            return List.of(set.size()).iterator();
        }
    }

    /** Prints where the words are. */
    @Mistake("The line is printed, but by an executor: what stands in foreachPartition runs there, and on a cluster its"
            + " standard output is a file on another machine. Let an action bring the numbers to the driver, and print"
            + " there.")
    public static final class PrintsOnExecutors {
        public static void report(JavaDStream<String> words) {
            words.foreachRDD(batch -> batch.repartition(1).foreachPartition(PrintsOnExecutors::print));
        }

        private static void print(Iterator<String> words) {
            List<String> all = new ArrayList<>();
            words.forEachRemaining(all::add);
            if (!all.isEmpty()) {
                System.out.println(all.size() + " words, " + new HashSet<>(all).size() + " different");
            }
        }
    }
}
