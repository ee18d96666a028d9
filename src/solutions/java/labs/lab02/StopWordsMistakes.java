package labs.lab02;

import java.util.Set;
import labs.check.Mistake;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Wrong answers to {@code StopWords}. */
public final class StopWordsMistakes {

    private StopWordsMistakes() {}

    /** Does what the lab does. */
    @Mistake(
            "Only the stop words are left. You want those that the list does not have: subtract, or leftOuterJoin and a"
                    + " filter on what is absent; join keeps the words that both sides have.")
    public static final class KeepsStopWords {
        public static JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords) {
            return words.transform(batch -> batch.mapToPair(word -> new Tuple2<>(word, 1))
                    .join(stopWords.mapToPair(word -> new Tuple2<>(word, 1)))
                    .keys());
        }
    }

    /** Joins the right way and forgets to look at the result. */
    @Mistake("Nothing was dropped: leftOuterJoin keeps every word of the batch. What tells the words apart is whether"
            + " the other side is present; filter on that.")
    public static final class DropsNothing {
        public static JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords) {
            return words.transform(batch -> batch.mapToPair(word -> new Tuple2<>(word, 1))
                    .leftOuterJoin(stopWords.mapToPair(word -> new Tuple2<>(word, 1)))
                    .keys());
        }
    }

    /** Treats the batch as a set. */
    @Mistake("The right words, but each of them once: a word that stands in the batch twice must be left twice, or the"
            + " counts after it are wrong. distinct and countByValue lose that.")
    public static final class EachWordOnce {
        public static JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords) {
            return words.transform(batch -> batch.distinct().subtract(stopWords));
        }
    }

    /** Has a list of its own. */
    @Mistake("With another list your answer still drops the words of the first one: take the stop words from the"
            + " parameter.")
    public static final class OwnList {
        public static JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords) {
            Set<String> list = Set.of("the", "and", "a");
            return words.filter(word -> !list.contains(word));
        }
    }
}
