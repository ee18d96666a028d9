package labs.lab07;

import labs.check.Mistake;
import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code RejectedWithOrigin}. */
public final class RejectedWithOriginMistakes {

    private RejectedWithOriginMistakes() {}

    /** Splits at every hyphen. */
    @Mistake(
            "Look at the topic dsamp6-rejected: its name has a hyphen of its own. Partition and offset are the last two"
                    + " parts, so look for them from the right.")
    public static final class SplitsAtEveryHyphen {
        public static JavaDStream<String> reports(JavaDStream<String> records) {
            return records.map(record -> {
                        String[] origin =
                                record.substring(0, record.indexOf(' ')).split("-");
                        return report(origin[0], origin[1], origin[2], record.substring(record.indexOf(' ') + 1));
                    })
                    .filter(report -> !report.isEmpty());
        }
    }

    /** Splits at every blank. */
    @Mistake("You parsed only what stands before the value's first blank, so that good readings with blanks in them are"
            + " rejected as cut off. The value is everything behind the first blank.")
    public static final class SplitsAtEveryBlank {
        public static JavaDStream<String> reports(JavaDStream<String> records) {
            return records.map(record -> {
                        String[] words = record.split(" ");
                        int offset = words[0].lastIndexOf('-');
                        int partition = words[0].lastIndexOf('-', offset - 1);
                        return report(
                                words[0].substring(0, partition),
                                words[0].substring(partition + 1, offset),
                                words[0].substring(offset + 1),
                                words.length > 1 ? words[1] : "");
                    })
                    .filter(report -> !report.isEmpty());
        }
    }

    private static String report(String topic, String partition, String offset, String value) {
        return ReadingParser.parse(value) instanceof Rejection rejection
                ? "topic " + topic + ", partition " + partition + ", offset " + offset + ": "
                        + rejection.reason().text()
                : "";
    }
}
