package labs.lab02;

import java.util.Map;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Other right answers to {@code BatchReport}. */
public final class BatchReportAlternatives {

    private BatchReportAlternatives() {}

    /** Counts each word, and adds up in the driver. */
    public static final class CountsByValue {
        public static void report(JavaDStream<String> words) {
            words.foreachRDD(batch -> {
                Map<String, Long> counts = batch.countByValue();
                if (!counts.isEmpty()) {
                    long all =
                            counts.values().stream().mapToLong(Long::longValue).sum();
                    System.out.println(all + " words, " + counts.size() + " different");
                }
            });
        }
    }

    /** Lets the stream count, and prints what comes of it. */
    public static final class CountsInTheStream {
        public static void report(JavaDStream<String> words) {
            words.mapToPair(word -> new Tuple2<>(word, 1L))
                    .reduceByKey(Long::sum)
                    .map(word -> new Tuple2<>(word._2(), 1))
                    .reduce((a, b) -> new Tuple2<>(a._1() + b._1(), a._2() + b._2()))
                    .foreachRDD(sums -> sums.collect()
                            .forEach(sum -> System.out.println(sum._1() + " words, " + sum._2() + " different")));
        }
    }
}
