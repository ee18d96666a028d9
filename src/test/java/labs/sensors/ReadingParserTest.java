package labs.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import labs.sensors.Rejection.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingParserTest {
    private static final String COURSE = SampleLines.COURSE;
    private static final Instant COURSE_TIME = Instant.parse("2022-11-05T15:22:16.968007Z");

    @Test
    void readsALineOfTheCourse() {
        assertThat(ReadingParser.parse(COURSE)).isEqualTo(new Reading("sensor25", COURSE_TIME, 42_000_000));
    }

    @Test
    void fieldsMayStandInAnyOrderAmongOthers() {
        String line = "\uFEFF \t{\"padrao\":{\"extra\":[1,{\"temperatura\":1}],\"leitura\":{\"umidade\":3,"
                + "\"temperatura\":-3.5}},\"more\":{\"sensor\":\"no\",\"padrao\":{\"leitura\":{\"temperatura\":9}}},"
                + "\"data_evento\":\"2022-11-05T15:22:16.968007Z\",\"sensor\":\"caf\u00e9 \u4e2d\"}\r\n";
        assertThat(ReadingParser.parse(line)).isEqualTo(new Reading("caf\u00e9 \u4e2d", COURSE_TIME, -3_500_000));
    }

    @ParameterizedTest
    @CsvSource({
        "42, 42000000",
        "42.0, 42000000",
        "42.37, 42370000",
        "-0.1, -100000",
        "-0.0, 0",
        "0.000001, 1",
        "63.800000000000004, 63800000",
        "63.79999999999999, 63800000",
        "1.0000005, 1000000",
        "1.0000015, 1000002",
        "4.2e1, 42000000",
        "4200E-2, 42000000",
        "1e-999999999, 0",
        "0e999999999, 0",
        "0.00000000000000000000000000000000000001, 0",
        "-273.15, -273150000",
        "10000, 10000000000",
        "42.00000000000000000000000000000000000000, 42000000",
    })
    void keepsSixDecimalsExactlyAndRoundsTheRestHalfToEven(String temperature, long microDegrees) {
        assertThat(ReadingParser.parse(COURSE.replace("42.0", temperature)))
                .isEqualTo(new Reading("sensor25", COURSE_TIME, microDegrees));
    }

    @Test
    void everyTenthIsExact() {
        for (int tenths = -2731; tenths <= 100_000; tenths++) {
            String text = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
            assertThat(ReadingParser.parse(COURSE.replace("42.0", text)))
                    .isEqualTo(new Reading("sensor25", COURSE_TIME, tenths * 100_000L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2022-11-05T15:22:16Z, 2022-11-05T15:22:16Z",
        "2022-11-05T15:22:16.9Z, 2022-11-05T15:22:16.9Z",
        "2022-11-05T15:22:16.123456789Z, 2022-11-05T15:22:16.123456789Z",
        "2022-11-05T12:22:16.968007-03:00, 2022-11-05T15:22:16.968007Z",
        "2022-11-05T15:22:16.Z, 2022-11-05T15:22:16Z",
        "2022-11-05T15:22Z, 2022-11-05T15:22:00Z",
        "2024-02-29T23:59:59.000000Z, 2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.5Z",
        "2999-01-01T00:00:00Z, 2999-01-01T00:00:00Z",
    })
    void readsIsoTimesWithAnOffset(String text, Instant time) {
        assertThat(ReadingParser.parse(COURSE.replace("2022-11-05T15:22:16.968007Z", text)))
                .isEqualTo(new Reading("sensor25", time, 42_000_000));
    }

    @ParameterizedTest
    @MethodSource("labs.sensors.SampleLines#all")
    void saysWhatIsAReadingAndWhyNot(SampleLines.Sample sample) {
        Parsed parsed = ReadingParser.parse(sample.line());
        assertThat(parsed instanceof Reading).isEqualTo(sample.isReading());
        assertThat(parsed instanceof Rejection rejection ? rejection.reason() : null)
                .isEqualTo(sample.reason());
    }

    @Test
    void aRecordWithoutAValueIsEmpty() {
        assertThat(ReadingParser.parse((byte[]) null)).isEqualTo(new Rejection(Reason.EMPTY));
        assertThat(ReadingParser.parse((String) null)).isEqualTo(new Rejection(Reason.EMPTY));
    }

    @Test
    void everyCutOfALineIsRejected() {
        for (int length = 1; length < COURSE.length(); length++) {
            assertRejected(COURSE.substring(0, length), Reason.CUT_OFF);
        }
    }

    @Test
    void bytesThatAreNotUtf8AreRejected() {
        byte[] line = COURSE.getBytes(StandardCharsets.ISO_8859_1);
        line[COURSE.indexOf("sensor25")] = (byte) 0xE9;
        assertThat(ReadingParser.parse(line)).isEqualTo(new Rejection(Reason.NOT_JSON));
    }

    @ParameterizedTest
    @MethodSource("labs.sensors.SampleLines#notUtf8")
    void otherEncodingsAreRejected(byte[] line) {
        assertThat(ReadingParser.parse(line)).isEqualTo(new Rejection(Reason.NOT_JSON));
    }

    @Test
    void neverThrowsWhateverByteIsDamaged() {
        byte[] good = COURSE.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < good.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] line = good.clone();
                line[at] = (byte) value;
                assertThat(ReadingParser.parse(line)).isNotNull();
            }
        }
    }

    @Test
    void aLineOfFiveMegabytesIsReadLikeAnyOther() {
        String padding = "\"note\":\"" + "x".repeat(5_000_000) + "\",";
        assertThat(ReadingParser.parse(COURSE.replaceFirst("\\{", "{" + padding)))
                .isEqualTo(new Reading("sensor25", COURSE_TIME, 42_000_000));
        assertRejected("x".repeat(5_000_000), Reason.NOT_JSON);
    }

    @ParameterizedTest
    @EnumSource
    void reasonsAreShortPlainWords(Reason reason) {
        assertThat(reason.text()).matches("[A-Za-z_ ]{5,40}");
    }

    private static void assertRejected(String line, Reason reason) {
        assertThat(ReadingParser.parse(line)).isEqualTo(new Rejection(reason));
    }
}
