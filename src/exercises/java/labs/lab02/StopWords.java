package labs.lab02;

import labs.check.NotSolvedYet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 1 of lab 2: each batch against a fixed RDD, the other way round than the lab does it. */
public final class StopWords {

    private StopWords() {}

    /**
     * Drops the words that a list says are not worth counting. The remaining words keep their duplicates.
     *
     * <pre>
     * stop words       ["the", "and", "a"]
     * batch 1  words   ["the", "boat", "and", "the", "boat"]
     *          left    ["boat", "boat"]
     * batch 2  words   ["and"]
     *          left    []
     * </pre>
     *
     * @param words the words of each batch
     * @param stopWords the list, the same for all batches
     * @return the words that are not on the list, in any order
     */
    public static JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords) {
        throw new NotSolvedYet();
    }
}
