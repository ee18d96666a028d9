package labs.lab01;

import java.util.stream.StreamSupport;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Other right answers to {@code LongestWord}. */
public final class LongestWordAlternatives {

    private LongestWordAlternatives() {}

    /** Groups words by their length, and takes the group of the longest. */
    public static final class GroupsByLength {
        public static JavaDStream<String> longest(JavaDStream<String> words) {
            return words.mapToPair(word -> new Tuple2<>(-word.length(), word))
                    .groupByKey()
                    .transformToPair(byLength -> byLength.sortByKey()
                            .zipWithIndex()
                            .filter(numbered -> numbered._2() == 0)
                            .mapToPair(numbered -> numbered._1()))
                    .map(longest -> StreamSupport.stream(longest._2().spliterator(), false)
                            .min(String::compareTo)
                            .orElseThrow());
        }
    }
}
