package labs.lab02;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code StopWords}. */
public final class StopWordsSolution {

    private StopWordsSolution() {}

    /** Takes the list away from each batch; a DStream has no subtract, but the RDD of its batch has. */
    public static JavaDStream<String> drop(JavaDStream<String> words, JavaRDD<String> stopWords) {
        return words.transform(batch -> batch.subtract(stopWords));
    }
}
