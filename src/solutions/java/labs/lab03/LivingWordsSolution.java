package labs.lab03;

import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** The solution of {@code LivingWords}. */
public final class LivingWordsSolution {

    private LivingWordsSolution() {}

    /** The form with a filter also wants a number of partitions; the cluster's own will do. */
    public static JavaPairDStream<String, Integer> count(JavaDStream<String> words, Duration window, Duration slide) {
        int partitions = words.context().sparkContext().defaultParallelism();
        return words.mapToPair(word -> new Tuple2<>(word, 1))
                .reduceByKeyAndWindow(
                        Integer::sum,
                        (count, gone) -> count - gone,
                        window,
                        slide,
                        partitions,
                        wordAndCount -> wordAndCount._2() > 0);
    }
}
