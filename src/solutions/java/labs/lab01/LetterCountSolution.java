package labs.lab01;

import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code LetterCount}. */
public final class LetterCountSolution {

    private LetterCountSolution() {}

    /** Makes each letter an element and lets Spark count them: count answers 0 for an empty batch. */
    public static JavaDStream<Long> letters(JavaDStream<String> lines) {
        return lines.flatMap(line ->
                        line.codePoints().filter(Character::isLetter).boxed().iterator())
                .count();
    }
}
