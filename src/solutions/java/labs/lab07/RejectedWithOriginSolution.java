package labs.lab07;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import org.apache.spark.streaming.api.java.JavaDStream;

/** The solution of {@code RejectedWithOrigin}. */
public final class RejectedWithOriginSolution {
    /** The topic takes all hyphens that it can get; what is left is partition and offset. */
    private static final Pattern RECORD =
            Pattern.compile("(?<topic>\\S+)-(?<partition>\\d+)-(?<offset>\\d+) (?<value>.*)");

    private RejectedWithOriginSolution() {}

    /** No result for a reading, one for anything else: flatMap. */
    public static JavaDStream<String> reports(JavaDStream<String> records) {
        return records.flatMap(RejectedWithOriginSolution::report);
    }

    private static Iterator<String> report(String text) {
        Matcher record = RECORD.matcher(text);
        if (!record.matches()) {
            throw new IllegalArgumentException("no record: " + text);
        }
        if (ReadingParser.parse(record.group("value")) instanceof Rejection rejection) {
            return List.of("topic " + record.group("topic") + ", partition " + record.group("partition") + ", offset "
                            + record.group("offset") + ": " + rejection.reason().text())
                    .iterator();
        }
        return List.<String>of().iterator();
    }
}
