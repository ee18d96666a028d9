package labs.lab01;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import labs.check.Mistake;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code LetterCount}. */
public final class LetterCountMistakes {

    private LetterCountMistakes() {}

    /** Adds up with reduce. */
    @Mistake("The numbers are right, but a batch without lines has none: reduce has nothing to begin with there."
            + " count() answers 0 for an empty batch.")
    public static final class NothingForAnEmptyBatch {
        public static JavaDStream<Long> letters(JavaDStream<String> lines) {
            return lines.map(line ->
                            line.codePoints().filter(Character::isLetter).count())
                    .reduce(Long::sum);
        }
    }

    /** Counts every character. */
    @Mistake(
            value = "You counted characters that are no letters: spaces, digits and punctuation are none.",
            family = true)
    public static final class EveryCharacter {
        public static JavaDStream<Long> letters(JavaDStream<String> lines) {
            return lines.flatMap(line -> line.codePoints().boxed().iterator()).count();
        }
    }

    /** Counts what is in the DStream as it came. */
    @Mistake("You counted the lines: count() counts the elements of a DStream, so make each letter an element first.")
    public static final class CountsLines {
        public static JavaDStream<Long> letters(JavaDStream<String> lines) {
            return lines.count();
        }
    }

    /** Gives one number a line. */
    @Mistake("There is one number for each line, not for each batch.")
    public static final class OneNumberALine {
        public static JavaDStream<Long> letters(JavaDStream<String> lines) {
            return lines.map(
                    line -> line.codePoints().filter(Character::isLetter).count());
        }
    }

    /** Lets executors add to a field, and reads it in the driver. */
    @Mistake("On a cluster you count 0: a static field is there once in each JVM, so executors add to theirs and the"
            + " driver reads its own. What they count must come back as the result of an action or a transformation.")
    public static final class CountsInAField {
        private static final AtomicLong LETTERS = new AtomicLong();

        public static JavaDStream<Long> letters(JavaDStream<String> lines) {
            return lines.transform(batch -> {
                LETTERS.set(0);
                batch.foreach(line -> LETTERS.addAndGet(
                        line.codePoints().filter(Character::isLetter).count()));
                return JavaSparkContext.fromSparkContext(batch.context()).parallelize(List.of(LETTERS.get()));
            });
        }
    }
}
