package labs.lab01;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Other right answers to {@code CleanWords}. */
public final class CleanWordsAlternatives {

    private CleanWordsAlternatives() {}

    /** Looks for words in place of what is between them. */
    public static final class FindsWords {
        private static final Pattern WORD = Pattern.compile("\\p{L}+");

        public static JavaDStream<String> clean(JavaDStream<String> lines) {
            return lines.flatMap(line -> WORD.matcher(line)
                    .results()
                    .map(found -> found.group().toLowerCase(Locale.ROOT))
                    .iterator());
        }
    }
}
