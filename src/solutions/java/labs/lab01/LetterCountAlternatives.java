package labs.lab01;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Other right answers to {@code LetterCount}. */
public final class LetterCountAlternatives {

    private LetterCountAlternatives() {}

    /** Adds up the letters of lines, beginning with 0. */
    public static final class FoldsLines {
        public static JavaDStream<Long> letters(JavaDStream<String> lines) {
            return lines.map(line ->
                            line.codePoints().filter(Character::isLetter).count())
                    .transform(counts -> JavaSparkContext.fromSparkContext(counts.context())
                            .parallelize(List.of(counts.fold(0L, Long::sum))));
        }
    }
}
