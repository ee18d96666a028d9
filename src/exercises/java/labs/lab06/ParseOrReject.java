package labs.lab06;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 3 of lab 6: every line becomes something, none is dropped, and none breaks the batch. */
public final class ParseOrReject {

    private ParseOrReject() {}

    /**
     * Parses each line into a reading, or rejects it with a reason, in one pass.
     *
     * <p>A good line is the name of a sensor, one blank, and a temperature: {@code sensor7 42.5}. It becomes
     * {@code sensor7=42.5}, with the temperature as {@link Double#parseDouble} understands it. Every other line becomes
     * one of these, the first that applies:
     *
     * <ul>
     *   <li>{@code rejected: empty line} if there is nothing in it, or only blanks
     *   <li>{@code rejected: not two words} if there are fewer or more than two words in it
     *   <li>{@code rejected: not a number} if the second word is not one. NaN and infinity do not count as
     *       numbers, even though {@code Double.parseDouble} accepts them.
     * </ul>
     *
     * <pre>
     * batch 1  lines   ["sensor7 42.5", "", "sensor8"]
     *          results ["sensor7=42.5", "rejected: empty line", "rejected: not two words"]
     * batch 2  lines   ["sensor7 hot", "sensor8 NaN", "sensor9 -3"]
     *          results ["rejected: not a number", "rejected: not a number", "sensor9=-3.0"]
     * </pre>
     *
     * @param lines what the sensors sent
     * @return one result for each line, in any order
     */
    public static JavaDStream<String> parse(JavaDStream<String> lines) {
        throw new NotSolvedYet();
    }
}
