package labs.lab06;

import java.util.regex.Pattern;
import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code ValidIds}. */
public final class ValidIdsMistakes {

    private ValidIdsMistakes() {}

    /** Describes the unit twice. */
    @Mistake(
            "Both ids are valid, but they may have different units: the second unit must be the text that the first one"
                    + " matched. Put the first into a group, and refer back to it with \\1 or \\k<name>.")
    public static final class AnyUnitTwice {
        public static JavaDStream<String> valid(JavaDStream<String> lines) {
            Pattern ids =
                    Pattern.compile("S-DSA-MP6-CAP15-02468-[0-9]{3}[A-Z]{2} E-DSA-MP6-CAP15-13579-[0-9]{3}[A-Z]{2}");
            return lines.filter(line -> ids.matcher(line).matches());
        }
    }

    /** Searches instead of matching. */
    @Mistake("You accept lines with something before or after the ids: find() looks for a part of the line that fits,"
            + " matches() wants the whole line to fit.")
    public static final class FindsAPart {
        public static JavaDStream<String> valid(JavaDStream<String> lines) {
            Pattern ids = Pattern.compile("S-DSA-MP6-CAP15-02468-([0-9]{3}[A-Z]{2}) E-DSA-MP6-CAP15-13579-\\1");
            return lines.filter(line -> ids.matcher(line).find());
        }
    }

    /** Takes any word characters. */
    @Mistake(
            "Your unit is too generous: \\w takes letters, digits and the underscore in any order. Three digits and two"
                    + " capital letters are [0-9]{3}[A-Z]{2}.")
    public static final class AnyWordCharacters {
        public static JavaDStream<String> valid(JavaDStream<String> lines) {
            Pattern ids = Pattern.compile("S-DSA-MP6-CAP15-02468-(\\w{5}) E-DSA-MP6-CAP15-13579-\\1");
            return lines.filter(line -> ids.matcher(line).matches());
        }
    }

    /** Takes any blanks. */
    @Mistake(
            "You accept two blanks between the ids, or a tab: \\s+ is one or more of any kind. One blank is written as a"
                    + " blank.")
    public static final class AnyBlanks {
        public static JavaDStream<String> valid(JavaDStream<String> lines) {
            Pattern ids = Pattern.compile("S-DSA-MP6-CAP15-02468-([0-9]{3}[A-Z]{2})\\s+E-DSA-MP6-CAP15-13579-\\1");
            return lines.filter(line -> ids.matcher(line).matches());
        }
    }

    /** Takes the capital letters of any alphabet. */
    @Mistake("You accept capitals such as Ã: \\p{Lu} has those of every alphabet. A to Z is [A-Z].")
    public static final class AnyCapitals {
        public static JavaDStream<String> valid(JavaDStream<String> lines) {
            Pattern ids = Pattern.compile("S-DSA-MP6-CAP15-02468-([0-9]{3}\\p{Lu}{2}) E-DSA-MP6-CAP15-13579-\\1");
            return lines.filter(line -> ids.matcher(line).matches());
        }
    }
}
