package labs.lab02;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Other right answers to {@code StopWords}. */
public final class StopWordsAlternatives {

    private StopWordsAlternatives() {}

    /** Joins, and keeps what has found nobody. */
    public static final class JoinsAndFilters {
        public static JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords) {
            return words.transform(batch -> batch.mapToPair(word -> new Tuple2<>(word, 1))
                    .leftOuterJoin(stopWords.mapToPair(word -> new Tuple2<>(word, 1)))
                    .filter(joined -> !joined._2()._2().isPresent())
                    .keys());
        }
    }

    /** Fetches the list, which is short, and sends it along with the function. */
    public static final class FetchesTheList {
        public static JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords) {
            Set<String> list = new HashSet<>(stopWords.collect());
            return words.filter(word -> !list.contains(word));
        }
    }
}
