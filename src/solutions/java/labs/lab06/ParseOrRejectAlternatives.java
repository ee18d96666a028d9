package labs.lab06;

import java.util.StringTokenizer;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Other right answers to {@code ParseOrReject}. */
public final class ParseOrRejectAlternatives {

    private ParseOrRejectAlternatives() {}

    /** Has no regular expression, and asks for NaN and infinity by name. */
    public static final class WithATokenizer {
        public static JavaDStream<String> parse(JavaDStream<String> lines) {
            return lines.map(line -> {
                StringTokenizer words = new StringTokenizer(line);
                switch (words.countTokens()) {
                    case 0:
                        return "rejected: empty line";
                    case 2:
                        return reading(words.nextToken(), words.nextToken());
                    default:
                        return "rejected: not two words";
                }
            });
        }

        private static String reading(String sensor, String number) {
            try {
                double degrees = Double.parseDouble(number);
                if (Double.isNaN(degrees) || Double.isInfinite(degrees)) {
                    return "rejected: not a number";
                }
                return sensor + "=" + degrees;
            } catch (NumberFormatException e) {
                return "rejected: not a number";
            }
        }
    }
}
