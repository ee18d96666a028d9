package labs.lab01;

import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code LongestWord}, as students give them. */
final class LongestWordWrongAnswers {
    private LongestWordWrongAnswers() {}

    @Reads("FirstToCome")
    static JavaDStream<String> takesAnyOfEqualLength(JavaDStream<String> words) {
        return words.reduce((a, b) -> a.length() >= b.length() ? a : b);
    }

    @Mistake("Of words that are equally long you keep the one that Spark happens to hand you last; the "
            + "task wants the first in the alphabet, and Spark compares words in any order.")
    static JavaDStream<String> takesTheLastOfEqualLength(JavaDStream<String> words) {
        return words.reduce((a, b) -> b.length() >= a.length() ? b : a);
    }

    @Reads("LastOfTheLongest")
    static JavaDStream<String> lastInTheAlphabet(JavaDStream<String> words) {
        return words.reduce(
                (a, b) -> a.length() > b.length() || a.length() == b.length() && a.compareTo(b) > 0 ? a : b);
    }

    @Mistake("This is the first word of the alphabet: the longest word wins, and the alphabet decides only "
            + "between words of equal length.")
    static JavaDStream<String> firstInTheAlphabet(JavaDStream<String> words) {
        return words.reduce((a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    @Mistake("These are the shortest words: the comparison of the lengths is turned.")
    static JavaDStream<String> shortest(JavaDStream<String> words) {
        return words.reduce(
                (a, b) -> a.length() < b.length() || a.length() == b.length() && a.compareTo(b) < 0 ? a : b);
    }

    @Mistake("A batch without words gives an empty word: fold answers with what it begins with. reduce of "
            + "a DStream gives nothing there.")
    static JavaDStream<String> foldsFromTheEmptyWord(JavaDStream<String> words) {
        return words.transform(batch -> JavaSparkContext.fromSparkContext(batch.context())
                .parallelize(List.of(batch.fold("", LongestWordWrongAnswers::longer))));
    }

    @Mistake("An action of an RDD that makes one of many, such as reduce or max, throws where there is "
            + "none; reduce of the DStream gives nothing for an empty batch.")
    static JavaDStream<String> maximumOfAnEmptyBatch(JavaDStream<String> words) {
        return words.transform(batch -> JavaSparkContext.fromSparkContext(batch.context())
                .parallelize(List.of(batch.reduce(LongestWordWrongAnswers::longer))));
    }

    @Mistake("All words of the greatest length come out; the task wants one, the first of them in the " + "alphabet.")
    static JavaDStream<String> allOfEqualLength(JavaDStream<String> words) {
        return words.transform(batch -> {
            int longest = batch.map(String::length).fold(0, Math::max);
            return batch.filter(word -> word.length() == longest);
        });
    }

    @Mistake("There is one word for each partition, because mapPartitions sees them one by one: reduce "
            + "brings the words of all partitions together.")
    static JavaDStream<String> oneOfEachPartition(JavaDStream<String> words) {
        return words.mapPartitions(part -> {
            String longest = "";
            while (part.hasNext()) {
                longest = longer(longest, part.next());
            }
            return List.of(longest).iterator();
        });
    }

    private static String longestSoFar = "";

    @Mistake("A word of an earlier batch comes out, because a static field remembers it: each batch has an "
            + "answer of its own.")
    static JavaDStream<String> longestSinceTheStart(JavaDStream<String> words) {
        return words.reduce(LongestWordWrongAnswers::longer)
                .transform(batch -> batch.map(word -> {
                    longestSoFar = longer(longestSoFar, word);
                    return longestSoFar;
                }));
    }

    @Mistake("All words come out, only in another order; the task wants one of each batch, and reduce "
            + "makes one of many.")
    static JavaDStream<String> sortedByLength(JavaDStream<String> words) {
        return words.transform(batch -> batch.sortBy(String::length, false, 1));
    }

    private static String longer(String a, String b) {
        return a.length() > b.length() || a.length() == b.length() && a.compareTo(b) < 0 ? a : b;
    }
}
