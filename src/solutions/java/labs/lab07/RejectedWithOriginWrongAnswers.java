package labs.lab07;

import java.util.Iterator;
import java.util.List;
import labs.check.Mistake;
import labs.check.Reads;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Wrong answers to {@code RejectedWithOrigin}, as students give them. */
final class RejectedWithOriginWrongAnswers {
    private RejectedWithOriginWrongAnswers() {}

    @Reads("SplitsAtEveryHyphen")
    static JavaDStream<String> firstHyphens(JavaDStream<String> records) {
        return records.flatMap(record -> {
            String[] origin = record.substring(0, record.indexOf(' ')).split("-");
            return report(origin[0], origin[1], origin[2], record.substring(record.indexOf(' ') + 1));
        });
    }

    @Mistake("You looked for hyphens in the value, too: topic, partition and offset stand before the first " + "blank.")
    static JavaDStream<String> hyphensOfTheValue(JavaDStream<String> records) {
        return records.flatMap(record -> {
            int offset = record.lastIndexOf('-');
            int partition = record.lastIndexOf('-', offset - 1);
            String rest = record.substring(offset + 1);
            return report(
                    record.substring(0, partition),
                    record.substring(partition + 1, offset),
                    rest.split(" ")[0],
                    rest.substring(rest.indexOf(' ') + 1));
        });
    }

    static JavaDStream<String> secondWord(JavaDStream<String> records) {
        return records.flatMap(record -> {
            String[] words = record.split(" ");
            return of(words[0], words[1]);
        });
    }

    @Mistake("Records with an empty value are missing: split(\" \") drops an empty text at the end, split(\" "
            + "\", 2) keeps it.")
    static JavaDStream<String> secondWordIfThereIsOne(JavaDStream<String> records) {
        return records.filter(record -> record.split(" ").length > 1)
                .flatMap(record -> of(record.split(" ")[0], record.split(" ", 2)[1]));
    }

    @Mistake("You parsed the whole record, which is never a reading: the value is what stands behind the "
            + "first blank.")
    static JavaDStream<String> wholeRecord(JavaDStream<String> records) {
        return records.flatMap(record -> of(record.split(" ")[0], record));
    }

    @Mistake("A reading has an empty report: map makes one result of each element, flatMap any number.")
    static JavaDStream<String> emptyReportsForReadings(JavaDStream<String> records) {
        return records.map(record -> {
            Iterator<String> report = of(record.split(" ")[0], record.split(" ", 2)[1]);
            return report.hasNext() ? report.next() : "";
        });
    }

    @Mistake("A reading has null for a report: map makes one result of each element, flatMap any number.")
    static JavaDStream<String> nullForReadings(JavaDStream<String> records) {
        return records.map(record -> {
            Iterator<String> report = of(record.split(" ")[0], record.split(" ", 2)[1]);
            return report.hasNext() ? report.next() : null;
        });
    }

    @Mistake("The name of the reason stands there; its text() belongs into the report.")
    static JavaDStream<String> nameOfTheReason(JavaDStream<String> records) {
        return records.flatMap(record -> {
            String value = record.split(" ", 2)[1];
            Iterator<String> report = of(record.split(" ")[0], value);
            return ReadingParser.parse(value) instanceof Rejection rejection
                    ? List.of(report.next().replaceFirst(": [^:]*$", ": " + rejection.reason()))
                            .iterator()
                    : report;
        });
    }

    @Mistake("The readings are reported, and what was rejected is left out: it is to be the other way " + "round.")
    static JavaDStream<String> reportsReadings(JavaDStream<String> records) {
        return records.filter(record -> ReadingParser.parse(record.split(" ", 2)[1]) instanceof Reading)
                .map(record -> "topic " + record.split("-")[0] + ": a reading");
    }

    @Mistake("All reports have the same reason: ask each rejection for its own.")
    static JavaDStream<String> notJsonForAll(JavaDStream<String> records) {
        return records.flatMap(record -> {
            Iterator<String> report = of(record.split(" ")[0], record.split(" ", 2)[1]);
            return report.hasNext()
                    ? List.of(report.next().replaceFirst(": [^:]*$", ": not JSON"))
                            .iterator()
                    : report;
        });
    }

    @Mistake("The reason is missing at the end.")
    static JavaDStream<String> withoutTheReason(JavaDStream<String> records) {
        return records.flatMap(record -> {
            Iterator<String> report = of(record.split(" ")[0], record.split(" ", 2)[1]);
            return report.hasNext()
                    ? List.of(report.next().replaceFirst(": [^:]*$", "")).iterator()
                    : report;
        });
    }

    @Mistake("You parsed only the last word of the value: it is everything behind the first blank.")
    static JavaDStream<String> lastWord(JavaDStream<String> records) {
        return records.flatMap(record -> of(record.split(" ")[0], record.substring(record.lastIndexOf(' ') + 1)));
    }

    private static Iterator<String> of(String origin, String value) {
        int offset = origin.lastIndexOf('-');
        int partition = origin.lastIndexOf('-', offset - 1);
        return report(
                origin.substring(0, partition),
                origin.substring(partition + 1, offset),
                origin.substring(offset + 1),
                value);
    }

    private static Iterator<String> report(String topic, String partition, String offset, String value) {
        return ReadingParser.parse(value) instanceof Rejection rejection
                ? List.of("topic " + topic + ", partition " + partition + ", offset " + offset + ": "
                                + rejection.reason().text())
                        .iterator()
                : List.<String>of().iterator();
    }
}
