package labs.lab02;

import java.util.List;
import java.util.Set;
import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;
import scala.Tuple2;

/** Wrong answers to {@code StopWords}, as students give them. */
final class StopWordsWrongAnswers {
    private StopWordsWrongAnswers() {}

    @Reads("EachWordOnce")
    static JavaDStream<String> eachWordOnce(JavaDStream<String> words, JavaRDD<String> stopWords) {
        return words.transform(batch -> batch.distinct().subtract(stopWords));
    }

    @Mistake("Only the stop words are left, each of them once: intersection keeps what both sides have. "
            + "You want what the list does not have: subtract.")
    static JavaDStream<String> keepsTheStopWords(JavaDStream<String> words, JavaRDD<String> stopWords) {
        return words.transform(batch -> batch.intersection(stopWords));
    }

    @Reads("KeepsStopWords")
    static JavaDStream<String> turnsTheTestRound(JavaDStream<String> words, JavaRDD<String> stopWords) {
        List<String> list = stopWords.collect();
        return words.filter(word -> list.contains(word));
    }

    @Mistake("The two sides have changed places: batch.subtract(list) takes the list away from the batch.")
    static JavaDStream<String> takesWordsFromTheList(JavaDStream<String> words, JavaRDD<String> stopWords) {
        return words.transform(batch -> stopWords.subtract(batch));
    }

    @Reads("OwnList")
    static JavaDStream<String> listOfItsOwn(JavaDStream<String> words, JavaRDD<String> stopWords) {
        return words.filter(word -> !Set.of("the", "and", "a").contains(word));
    }

    @Mistake("A word that only contains a stop word is gone: ask whether the list contains the word, not "
            + "whether the word contains an entry of the list.")
    static JavaDStream<String> dropsWhatContainsOne(JavaDStream<String> words, JavaRDD<String> stopWords) {
        List<String> list = stopWords.collect();
        return words.filter(word -> list.stream().noneMatch(word::contains));
    }

    @Mistake("A word that only begins with a stop word is gone: compare whole words.")
    static JavaDStream<String> dropsWhatBeginsWithOne(JavaDStream<String> words, JavaRDD<String> stopWords) {
        List<String> list = stopWords.collect();
        return words.filter(word -> list.stream().noneMatch(word::startsWith));
    }

    @Mistake("You use an RDD in a function that runs on an executor, which knows no RDDs: collect the list "
            + "on the driver first, or use transform, which gives you the RDD of the batch.")
    static JavaDStream<String> asksTheRddInAFunction(JavaDStream<String> words, JavaRDD<String> stopWords) {
        return words.filter(word -> !stopWords.collect().contains(word));
    }

    @Reads("KeepsStopWords")
    static JavaDStream<String> joinsAndKeepsTheWrongOnes(JavaDStream<String> words, JavaRDD<String> stopWords) {
        return words.mapToPair(word -> new Tuple2<>(word, 1))
                .transformToPair(batch -> batch.join(stopWords.mapToPair(word -> new Tuple2<>(word, 1)))
                        .mapValues(both -> 1))
                .map(Tuple2::_1);
    }

    @Reads("EachWordOnce")
    static JavaDStream<String> countsFirst(JavaDStream<String> words, JavaRDD<String> stopWords) {
        return words.countByValue()
                .transformToPair(batch -> batch.subtractByKey(stopWords.mapToPair(word -> new Tuple2<>(word, 1))))
                .map(Tuple2::_1);
    }

    @Mistake("Only one word of the list is dropped: take all of them.")
    static JavaDStream<String> firstOfTheListOnly(JavaDStream<String> words, JavaRDD<String> stopWords) {
        String first = stopWords.first();
        return words.filter(word -> !word.equals(first));
    }
}
