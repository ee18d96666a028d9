package labs.lab07;

import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Other right answers to {@code RejectedWithOrigin}. */
public final class RejectedWithOriginAlternatives {

    private RejectedWithOriginAlternatives() {}

    /** Looks for the hyphens from the right. */
    public static final class FromTheRight {
        public static JavaDStream<String> reports(JavaDStream<String> records) {
            return records.filter(record -> ReadingParser.parse(value(record)) instanceof Rejection)
                    .map(FromTheRight::report);
        }

        private static String value(String record) {
            return record.substring(record.indexOf(' ') + 1);
        }

        private static String report(String record) {
            String origin = record.substring(0, record.indexOf(' '));
            int offset = origin.lastIndexOf('-');
            int partition = origin.lastIndexOf('-', offset - 1);
            Rejection rejection = (Rejection) ReadingParser.parse(value(record));
            return "topic %s, partition %s, offset %s: %s"
                    .formatted(
                            origin.substring(0, partition),
                            origin.substring(partition + 1, offset),
                            origin.substring(offset + 1),
                            rejection.reason().text());
        }
    }
}
