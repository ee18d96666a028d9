package labs.lab06;

import java.util.regex.Pattern;
import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code ValidIds}. */
public final class ValidIdsSolution {
    /** {@code \k<unit>} is whatever the group named unit has matched before. */
    private static final Pattern IDS =
            Pattern.compile("S-DSA-MP6-CAP15-02468-(?<unit>[0-9]{3}[A-Z]{2}) E-DSA-MP6-CAP15-13579-\\k<unit>");

    private ValidIdsSolution() {}

    /** Keeps what the expression matches from the first character to the last. */
    public static JavaDStream<String> valid(JavaDStream<String> lines) {
        return lines.filter(line -> IDS.matcher(line).matches());
    }
}
