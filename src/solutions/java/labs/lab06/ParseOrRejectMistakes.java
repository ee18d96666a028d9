package labs.lab06;

import labs.check.Mistake;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code ParseOrReject}. */
public final class ParseOrRejectMistakes {

    private ParseOrRejectMistakes() {}

    /** Believes in NaN. */
    @Mistake("Double.parseDouble takes NaN and Infinity for numbers. One NaN in a sum makes the whole sum NaN, so ask"
            + " Double.isFinite as well.")
    public static final class NanIsANumber {
        public static JavaDStream<String> parse(JavaDStream<String> lines) {
            return lines.map(line -> {
                String[] words = line.strip().split("\\s+");
                if (line.isBlank()) {
                    return "rejected: empty line";
                } else if (words.length != 2) {
                    return "rejected: not two words";
                }
                try {
                    return words[0] + "=" + Double.parseDouble(words[1]);
                } catch (NumberFormatException e) {
                    return "rejected: not a number";
                }
            });
        }
    }

    /** Keeps what is good and drops the rest. */
    @Mistake("The bad lines are gone without a word: filter drops them, and nobody will ever know how many there were."
            + " Every line must become something.")
    public static final class DropsWhatIsBad {
        public static JavaDStream<String> parse(JavaDStream<String> lines) {
            return lines.filter(line -> line.strip().matches("\\S+\\s+-?[0-9]+(\\.[0-9]+)?"))
                    .map(line -> line.strip().split("\\s+"))
                    .map(words -> words[0] + "=" + Double.parseDouble(words[1]));
        }
    }

    /** Has an idea of its own of what a number is. */
    @Mistake(
            "You reject numbers such as 1e3 and +.5: a pattern of your own knows fewer than Double.parseDouble does. Let"
                    + " it try, and catch the NumberFormatException.")
    public static final class OwnPattern {
        public static JavaDStream<String> parse(JavaDStream<String> lines) {
            return lines.map(line -> {
                String[] words = line.strip().split("\\s+");
                if (line.isBlank()) {
                    return "rejected: empty line";
                } else if (words.length != 2) {
                    return "rejected: not two words";
                }
                return words[1].matches("-?[0-9]+(\\.[0-9]+)?")
                        ? words[0] + "=" + Double.parseDouble(words[1])
                        : "rejected: not a number";
            });
        }
    }
}
