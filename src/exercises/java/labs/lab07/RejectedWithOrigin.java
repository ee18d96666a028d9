package labs.lab07;

import labs.check.NotSolvedYet;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Exercise 3 of lab 7: a dead letter says where it came from. */
public final class RejectedWithOrigin {

    private RejectedWithOrigin() {}

    /**
     * Makes a report of each record that is not a reading: where it is, and why it was rejected. Readings are left out.
     *
     * <p>Here a record is one text: its topic, partition and offset with hyphens between them, then one blank, then its
     * value. The name of a topic may itself have hyphens in it, and a value may have blanks in it, or be empty.
     *
     * <pre>
     * batch 1  records ["dsamp6-0-4711 hello there", "dsamp6-rejected-1-12 ", "dsamp6-0-4712 {...a reading...}"]
     *          reports ["topic dsamp6, partition 0, offset 4711: not JSON",
     *                   "topic dsamp6-rejected, partition 1, offset 12: empty line"]
     * </pre>
     *
     * <p>{@link labs.sensors.ReadingParser#parse(String)} says what a value is: a {@link labs.sensors.Reading}, or a
     * {@link labs.sensors.Rejection} with a {@code reason()}, whose {@code text()} belongs in the report.
     *
     * @param records origin and value
     * @return one report for each record that is rejected, in any order
     */
    public static JavaDStream<String> reports(JavaDStream<String> records) {
        throw new NotSolvedYet();
    }
}
