package labs.lab01;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code CleanWords}. */
public final class CleanWordsSolution {

    private CleanWordsSolution() {}

    /** Splits lines into words, and keeps those that are not empty. */
    public static JavaDStream<String> clean(JavaDStream<String> lines) {
        return lines.flatMap(line -> Arrays.asList(line.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                        .iterator())
                .filter(word -> !word.isEmpty());
    }
}
