package labs.lab06;

import labs.check.Mistake;
import labs.check.Reads;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code ParseOrReject}, as students give them. */
final class ParseOrRejectWrongAnswers {
    private ParseOrRejectWrongAnswers() {}

    @Mistake("The bad lines are gone without a word, and nobody will ever know how many there were: every "
            + "line must become something.")
    static JavaDStream<String> dropsBadLines(JavaDStream<String> lines) {
        return lines.map(line -> result(line, "\\s+", true)).filter(result -> !result.startsWith("rejected"));
    }

    @Reads("NanIsANumber")
    static JavaDStream<String> believesParseDouble(JavaDStream<String> lines) {
        return lines.map(line -> result(line, "\\s+", false));
    }

    @Mistake("You refuse NaN and not what is infinite: Double.isFinite refuses both.")
    static JavaDStream<String> forgetsInfinity(JavaDStream<String> lines) {
        return lines.map(line -> {
            String result = result(line, "\\s+", false);
            return result.endsWith("=NaN") ? "rejected: not a number" : result;
        });
    }

    @Mistake("-Infinity is infinite, too: Double.isFinite knows all that is no number here.")
    static JavaDStream<String> forgetsNegativeInfinity(JavaDStream<String> lines) {
        return lines.map(line -> {
            String result = result(line, "\\s+", false);
            return result.endsWith("=NaN") || result.endsWith("=Infinity") ? "rejected: not a number" : result;
        });
    }

    @Mistake("An empty line is told as \"not two words\": ask first whether it is empty.")
    static JavaDStream<String> countsWordsFirst(JavaDStream<String> lines) {
        return lines.map(line -> line.isBlank() ? "rejected: not two words" : result(line, "\\s+", true));
    }

    @Mistake("A line of blanks is an empty line, too: isBlank, and not isEmpty.")
    static JavaDStream<String> emptyButNotBlank(JavaDStream<String> lines) {
        return lines.map(line -> {
            if (line.isEmpty()) {
                return "rejected: empty line";
            }
            return line.isBlank() ? "rejected: not two words" : result(line, "\\s+", true);
        });
    }

    @Reads("OwnPattern")
    static JavaDStream<String> ownIdeaOfANumber(JavaDStream<String> lines) {
        return lines.map(line -> {
            String[] words = line.strip().split("\\s+");
            return words.length == 2 && !words[1].matches("-?\\d+(\\.\\d+)?")
                    ? "rejected: not a number"
                    : result(line, "\\s+", true);
        });
    }

    @Mistake("The temperature stands there as it was written; the task wants it as Double.parseDouble "
            + "understands it, so that -3 becomes -3.0.")
    static JavaDStream<String> keepsTheText(JavaDStream<String> lines) {
        return lines.map(line -> {
            String result = result(line, "\\s+", true);
            return result.startsWith("rejected") ? result : line.strip().replaceAll("\\s+", "=");
        });
    }

    @Mistake("One line that is no number ends the whole batch: catch the NumberFormatException.")
    static JavaDStream<String> doesNotCatch(JavaDStream<String> lines) {
        return lines.map(line -> {
            if (line.isBlank()) {
                return "rejected: empty line";
            }
            String[] words = line.split(" ");
            return words.length != 2 ? "rejected: not two words" : words[0] + "=" + Double.parseDouble(words[1]);
        });
    }

    @Mistake("A line of more than two words is not refused as such: there must be two, neither fewer nor " + "more.")
    static JavaDStream<String> ignoresFurtherWords(JavaDStream<String> lines) {
        return lines.map(line -> {
            String[] words = line.strip().split("\\s+");
            return words.length > 2 ? result(words[0] + " " + words[1], " ", true) : result(line, "\\s+", true);
        });
    }

    @Mistake("A float has only seven digits, and the others are lost: take Double.parseDouble.")
    static JavaDStream<String> shortNumbers(JavaDStream<String> lines) {
        return lines.map(line -> {
            String result = result(line, "\\s+", true);
            return result.startsWith("rejected")
                    ? result
                    : result.substring(0, result.indexOf('=') + 1)
                            + Float.parseFloat(result.substring(result.indexOf('=') + 1));
        });
    }

    @Mistake("The reason is right, but \"rejected: \" must stand before it.")
    static JavaDStream<String> reasonOnly(JavaDStream<String> lines) {
        return lines.map(line -> result(line, "\\s+", true).replace("rejected: ", ""));
    }

    @Mistake("A temperature with decimals is a number, too.")
    static JavaDStream<String> wholeDegrees(JavaDStream<String> lines) {
        return lines.map(line -> {
            String[] words = line.strip().split("\\s+");
            return words.length == 2 && words[1].matches("-?\\d+\\.\\d+")
                    ? "rejected: not a number"
                    : result(line, "\\s+", true);
        });
    }

    private static String result(String line, String between, boolean finite) {
        if (line.isBlank()) {
            return "rejected: empty line";
        }
        String[] words = line.strip().split(between);
        if (words.length != 2) {
            return "rejected: not two words";
        }
        try {
            double number = Double.parseDouble(words[1]);
            return Double.isFinite(number) || !finite ? words[0] + "=" + number : "rejected: not a number";
        } catch (NumberFormatException e) {
            return "rejected: not a number";
        }
    }
}
