package labs.lab06;

import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code ParseOrReject}. */
public final class ParseOrRejectSolution {

    private ParseOrRejectSolution() {}

    /** One result for each line: map, since nothing is left out. */
    public static JavaDStream<String> parse(JavaDStream<String> lines) {
        return lines.map(ParseOrRejectSolution::result);
    }

    private static String result(String line) {
        if (line.isBlank()) {
            return "rejected: empty line";
        }
        String[] words = line.strip().split("\\s+");
        if (words.length != 2) {
            return "rejected: not two words";
        }
        try {
            double temperature = Double.parseDouble(words[1]);
            return Double.isFinite(temperature) ? words[0] + "=" + temperature : "rejected: not a number";
        } catch (NumberFormatException e) {
            return "rejected: not a number";
        }
    }
}
