package labs.sensors;

import static labs.sensors.SampleLines.Answer.ANOTHER_FORM;
import static labs.sensors.SampleLines.Answer.JSON_AND_MORE;
import static labs.sensors.SampleLines.Answer.NO_READING;
import static labs.sensors.SampleLines.Answer.ONLY_THE_FORM;
import static labs.sensors.SampleLines.Answer.READING;
import static labs.sensors.SampleLines.Answer.SPARK_WANTS_SECONDS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import labs.sensors.Rejection.Reason;

/**
 * What is a reading? The lines on which the three that say it are held together: see {@code data/README.md}. The tests
 * of {@link ReadingParser}, of lab 6 and of lab 9 all read this list.
 */
public final class SampleLines {
    /** A line of the course, with its spaces. */
    public static final String COURSE = "{\"id_sensor\":\"S-DSA-MP6-CAP15-02468-374DM\", "
            + "\"id_equipamento\":\"E-DSA-MP6-CAP15-13579-374DM\", \"sensor\":\"sensor25\","
            + "\"data_evento\":\"2022-11-05T15:22:16.968007Z\", \"padrao\":{\"formato\":\"iot:leitura:sensor:temp\", "
            + "\"leitura\":{\"temperatura\":42.0}}}";

    private static final String TIME = "2022-11-05T15:22:16.968007Z";

    /** Who takes a line for a reading; where the three differ, why. */
    public enum Answer {
        READING(true, true, true),
        NO_READING(false, false, false),
        /** Lab 6's expression knows one order of the fields, one form of their values, and nothing among them. */
        ANOTHER_FORM(true, false, true),
        /** Lab 6's expression looks at the form, and takes what cannot be: month 99, or 20,000 degrees. */
        ONLY_THE_FORM(false, true, false),
        /** Lab 9's from_json stops reading at the end of the object, and makes a text of a number. */
        JSON_AND_MORE(false, false, true),
        /** Spark's cast of a time wants the seconds. */
        SPARK_WANTS_SECONDS(true, false, false);

        private final boolean parser;
        private final boolean expression;
        private final boolean query;

        Answer(boolean parser, boolean expression, boolean query) {
            this.parser = parser;
            this.expression = expression;
            this.query = query;
        }
    }

    /**
     * One line.
     *
     * @param reason why the parser rejects it; {@code null} for a reading
     */
    public record Sample(Answer answer, Reason reason, String line) {
        /** Whether it is one for the parser, and so for labs 7, 8 and 10. */
        public boolean isReading() {
            return answer.parser;
        }

        /** Whether lab 6's regular expression takes it for a reading. */
        public boolean looksLikeAReading() {
            return answer.expression;
        }

        /** Whether lab 9's query takes it for a reading. */
        public boolean isReadingInSql() {
            return answer.query;
        }

        @Override
        public String toString() {
            return answer + " " + (line.length() > 300 ? line.substring(0, 300) + "..." : line);
        }
    }

    private SampleLines() {}

    /** All of them. */
    public static Stream<Sample> all() {
        return Stream.of(readings(), times(), temperatures(), notOneObject(), fields())
                .flatMap(List::stream);
    }

    /** The course's line in other encodings than UTF-8; for nobody a reading. */
    public static List<byte[]> notUtf8() {
        return List.of(
                COURSE.getBytes(StandardCharsets.UTF_16),
                COURSE.getBytes(StandardCharsets.UTF_16LE),
                COURSE.getBytes(StandardCharsets.UTF_16BE),
                COURSE.replace("sensor25", "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Sample> readings() {
        return List.of(
                reading(READING, COURSE),
                reading(READING, COURSE.replace(", ", ",")),
                reading(READING, COURSE.replace("sensor25", "sensor1")),
                reading(ANOTHER_FORM, COURSE.replace("sensor25", "caf\u00e9 \u4e2d")),
                reading(ANOTHER_FORM, COURSE.replace("sensor25", "probe25")),
                reading(ANOTHER_FORM, COURSE.replace("sensor25", "sensor")),
                reading(ANOTHER_FORM, COURSE.replace("sensor25", "s".repeat(100))),
                reading(ANOTHER_FORM, COURSE.replace("02468-374DM", "02468-374D")),
                reading(ANOTHER_FORM, COURSE.replace(":", " : ").replaceAll("(\\d\\d) : (\\d\\d) : ", "$1:$2:")),
                reading(ANOTHER_FORM, " \t" + COURSE + "\r\n"),
                reading(ANOTHER_FORM, "\uFEFF" + COURSE),
                reading(ANOTHER_FORM, COURSE.replace("sensor25", "\\ud83d\\ude00")),
                reading(ANOTHER_FORM, COURSE.replace("sensor25", "\uD83D\uDE00".repeat(100))),
                reading(
                        ANOTHER_FORM,
                        "{\"padrao\":{\"extra\":[1,{\"temperatura\":1}],\"leitura\":{\"umidade\":3,"
                                + "\"temperatura\":-3.5}},\"more\":{\"sensor\":\"no\"},\"data_evento\":\"" + TIME
                                + "\",\"sensor\":\"sensor25\"}"));
    }

    private static List<Sample> times() {
        return List.of(
                reading(READING, at("2022-11-05T15:22:16Z")),
                reading(READING, at("2022-11-05T15:22:16.9Z")),
                reading(READING, at("2024-02-29T23:59:59.000000Z")),
                reading(ANOTHER_FORM, at("2022-11-05T12:22:16.968007-03:00")),
                reading(ANOTHER_FORM, at("2022-11-05T15:22:16.Z")),
                reading(SPARK_WANTS_SECONDS, at("2022-11-05T15:22Z")),
                badTime(ONLY_THE_FORM, "2022-99-99T15:22:16.968007Z"),
                badTime(ONLY_THE_FORM, "2022-02-30T15:22:16Z"),
                badTime(ONLY_THE_FORM, "2022-13-05T15:22:16Z"),
                badTime(ONLY_THE_FORM, "2022-11-05T24:22:16Z"),
                badTime(ONLY_THE_FORM, "2022-11-05T15:60:16Z"),
                badTime(ONLY_THE_FORM, "2022-11-05T15:22:60Z"),
                badTime(ONLY_THE_FORM, "2022-11-05T15:22:16.1234567890Z"),
                badTime(NO_READING, "2022-11-05T15:22:16z"),
                badTime(NO_READING, "2022-11-05t15:22:16Z"),
                badTime(NO_READING, "2022-11-05T15:22:16-03:00:30"),
                badTime(NO_READING, "2022-11-05T15:22:16Z\\n"),
                badTime(NO_READING, ""),
                badTime(NO_READING, "yesterday"),
                badTime(NO_READING, "2022-11-05"),
                badTime(NO_READING, "2022-11-0515:22:16.968007Z"),
                badTime(NO_READING, "2022-11-05T15:22:16"),
                badTime(NO_READING, "2022-11-05 15:22:16Z"),
                badTime(NO_READING, "2022/11/05T15:22:16Z"),
                badTime(NO_READING, "2022-11-05T15:22:16.96a007Z"),
                badTime(NO_READING, "1667661736968"),
                sample(NO_READING, Reason.NO_TIME, COURSE.replace("data_evento", "data")),
                sample(NO_READING, Reason.NO_TIME, COURSE.replace("\"" + TIME + "\"", "null")),
                sample(NO_READING, Reason.BAD_TIME, COURSE.replace("\"" + TIME + "\"", "{\"a\":[1]}")));
    }

    private static List<Sample> temperatures() {
        return List.of(
                reading(READING, degrees("42")),
                reading(READING, degrees("-0.0")),
                reading(READING, degrees("-3.5")),
                reading(READING, degrees("63.800000000000004")),
                reading(READING, degrees("-273.15")),
                reading(READING, degrees("10000")),
                reading(ANOTHER_FORM, degrees("4.2e1")),
                reading(ANOTHER_FORM, degrees("4200E-2")),
                reading(ANOTHER_FORM, degrees("1e-999999999")),
                sample(ONLY_THE_FORM, Reason.TEMPERATURE_OUT_OF_RANGE, degrees("-273.150001")),
                sample(ONLY_THE_FORM, Reason.TEMPERATURE_OUT_OF_RANGE, degrees("-273.16")),
                sample(ONLY_THE_FORM, Reason.TEMPERATURE_OUT_OF_RANGE, degrees("10000.000001")),
                sample(ONLY_THE_FORM, Reason.TEMPERATURE_OUT_OF_RANGE, degrees("10000.5")),
                sample(ONLY_THE_FORM, Reason.TEMPERATURE_OUT_OF_RANGE, degrees("123456789012345")),
                sample(NO_READING, Reason.TEMPERATURE_OUT_OF_RANGE, degrees("1e99999")),
                sample(NO_READING, Reason.TEMPERATURE_OUT_OF_RANGE, degrees("1e999999999")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_FINITE, degrees("NaN")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_FINITE, degrees("Infinity")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_FINITE, degrees("-Infinity")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_A_NUMBER, degrees("\"42.0\"")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_A_NUMBER, degrees("\"-Infinity\"")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_A_NUMBER, degrees("true")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_A_NUMBER, degrees("[1]")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_A_NUMBER, degrees("{}")),
                sample(NO_READING, Reason.TEMPERATURE_NOT_A_NUMBER, degrees("{\"temperatura\":1}")),
                sample(NO_READING, Reason.NO_TEMPERATURE, degrees("null")),
                sample(NO_READING, Reason.NO_TEMPERATURE, COURSE.replace("temperatura", "temp")),
                sample(NO_READING, Reason.NO_TEMPERATURE, COURSE.replace("leitura\"", "medida\"")),
                sample(NO_READING, Reason.NO_TEMPERATURE, COURSE.replace("padrao", "p")),
                sample(NO_READING, Reason.NO_TEMPERATURE, COURSE.replace("{\"temperatura\":42.0}", "[42.0]")),
                sample(NO_READING, Reason.NO_TEMPERATURE, COURSE.replaceFirst("\\{\"formato.*\\}\\}(?=\\})", "42.0")));
    }

    private static List<Sample> notOneObject() {
        return List.of(
                sample(NO_READING, Reason.EMPTY, ""),
                sample(NO_READING, Reason.EMPTY, " \t\r\n"),
                sample(NO_READING, Reason.CUT_OFF, "{"),
                sample(NO_READING, Reason.CUT_OFF, COURSE.substring(0, 20)),
                sample(NO_READING, Reason.CUT_OFF, COURSE.substring(0, COURSE.length() - 1)),
                sample(NO_READING, Reason.CUT_OFF, COURSE.substring(0, COURSE.indexOf("42.0") + 3)),
                sample(NO_READING, Reason.NOT_JSON, COURSE.replace("}}}", "},}}")),
                sample(NO_READING, Reason.NOT_JSON, COURSE.replace("}}}", "}},}")),
                sample(JSON_AND_MORE, Reason.NOT_JSON, COURSE + ","),
                sample(NO_READING, Reason.NOT_JSON, "WARN something"),
                sample(NO_READING, Reason.NOT_JSON, "hello"),
                sample(NO_READING, Reason.NOT_JSON, "{sensor: 1}"),
                sample(NO_READING, Reason.NOT_JSON, degrees("42,0")),
                sample(NO_READING, Reason.NOT_JSON, degrees("42.")),
                sample(NO_READING, Reason.NOT_JSON, COURSE.replace("007Z\"", "007\"\"")),
                sample(NO_READING, Reason.NOT_JSON, COURSE.replace("\"sensor25\"", "sensor25")),
                sample(NO_READING, Reason.NOT_JSON, "[".repeat(100_000)),
                sample(ONLY_THE_FORM, Reason.NOT_JSON, degrees("9".repeat(5_000))),
                sample(JSON_AND_MORE, Reason.NOT_JSON, COURSE + "}"),
                sample(JSON_AND_MORE, Reason.NOT_JSON, COURSE + " trailing words"),
                sample(JSON_AND_MORE, Reason.NOT_ONE_OBJECT, COURSE + "{}"),
                sample(JSON_AND_MORE, Reason.NOT_ONE_OBJECT, COURSE + COURSE),
                sample(NO_READING, Reason.NOT_ONE_OBJECT, "[" + COURSE + "]"),
                sample(NO_READING, Reason.NOT_ONE_OBJECT, "42"),
                sample(NO_READING, Reason.NOT_ONE_OBJECT, "null"),
                sample(NO_READING, Reason.NOT_ONE_OBJECT, "\"text\""));
    }

    private static List<Sample> fields() {
        return List.of(
                sample(NO_READING, Reason.NO_SENSOR, "{}"),
                sample(NO_READING, Reason.NO_SENSOR, COURSE.replace("\"sensor\"", "\"Sensor\"")),
                sample(NO_READING, Reason.NO_SENSOR, COURSE.replace("\"sensor25\"", "null")),
                sample(NO_READING, Reason.NO_SENSOR, COURSE.replace("\"sensor25\"", "\" \"")),
                sample(JSON_AND_MORE, Reason.BAD_SENSOR, COURSE.replace("\"sensor25\"", "25")),
                sample(JSON_AND_MORE, Reason.BAD_SENSOR, COURSE.replace("\"sensor25\"", "[\"a\"]")),
                sample(NO_READING, Reason.BAD_SENSOR, COURSE.replace("sensor25", "s".repeat(101))),
                sample(NO_READING, Reason.NO_SENSOR, COURSE.replace("sensor25", "\\n\\t")),
                unprintable("\\ud83d"),
                unprintable("sensor\\uDE00"),
                unprintable("\\ud83d\\ude00\\ud83d"),
                unprintable("sensor\\u0000"),
                unprintable("sensor\\n25"),
                unprintable("sensor\\r"),
                unprintable("\\u001b[31msensor25"),
                unprintable("sensor\u007f"),
                unprintable("sensor\u0085"),
                unprintable("sensor\u2028"),
                unprintable("sensor\\u2029"));
    }

    private static Sample reading(Answer answer, String line) {
        return new Sample(answer, null, line);
    }

    private static Sample badTime(Answer answer, String time) {
        return sample(answer, Reason.BAD_TIME, at(time));
    }

    private static Sample unprintable(String name) {
        return sample(NO_READING, Reason.UNPRINTABLE_SENSOR, COURSE.replace("sensor25", name));
    }

    private static Sample sample(Answer answer, Reason reason, String line) {
        return new Sample(answer, reason, line);
    }

    private static String at(String time) {
        return COURSE.replace(TIME, time);
    }

    private static String degrees(String temperature) {
        return COURSE.replace("42.0", temperature);
    }
}
