package labs.lab03;

import labs.check.Mistake;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/** Wrong answers to {@code LivingWords}. */
public final class LivingWordsMistakes {

    private LivingWordsMistakes() {}

    private static JavaPairDStream<String, Integer> ones(JavaDStream<String> words) {
        return words.mapToPair(word -> new Tuple2<>(word, 1));
    }

    /** Adds and subtracts, and keeps what is left at zero. */
    @Mistake(
            "Words that have left the window are still there, with a count of 0: Spark cannot know that 0 means nothing"
                    + " to you. Another reduceByKeyAndWindow takes a filter as its last argument.")
    public static final class KeepsDeadWords {
        public static JavaPairDStream<String, Integer> count(
                JavaDStream<String> words, Duration window, Duration slide) {
            return ones(words).reduceByKeyAndWindow(Integer::sum, (count, gone) -> count - gone, window, slide);
        }
    }

    /** Hides the zeros from the result only. */
    @Mistake("The result is right, but inside every word that ever came is kept, with a count of 0: your filter stands"
            + " behind the window. Give it to reduceByKeyAndWindow as its last argument.")
    public static final class HidesDeadWords {
        public static JavaPairDStream<String, Integer> count(
                JavaDStream<String> words, Duration window, Duration slide) {
            return ones(words)
                    .reduceByKeyAndWindow(Integer::sum, (count, gone) -> count - gone, window, slide)
                    .filter(wordAndCount -> wordAndCount._2() > 0);
        }
    }

    /** Uses the plain form. */
    @Mistake("The counts are right, but each window is counted anew from all its batches. Give reduceByKeyAndWindow a"
            + " second function, which takes out what has left the window.")
    public static final class CountsAnew {
        public static JavaPairDStream<String, Integer> count(
                JavaDStream<String> words, Duration window, Duration slide) {
            return ones(words).reduceByKeyAndWindow(Integer::sum, window, slide);
        }
    }

    /** Has the two arguments of the inverse function the wrong way round. */
    @Mistake("Your inverse function subtracts the wrong way round: its first argument is the count of the window, its"
            + " second what has gone out.")
    public static final class SubtractsTheWrongWay {
        public static JavaPairDStream<String, Integer> count(
                JavaDStream<String> words, Duration window, Duration slide) {
            return ones(words)
                    .reduceByKeyAndWindow(
                            Integer::sum,
                            (gone, count) -> count - gone,
                            window,
                            slide,
                            2,
                            wordAndCount -> wordAndCount._2() > 0);
        }
    }
}
