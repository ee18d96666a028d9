package labs.lab06;

import static org.assertj.core.api.Assertions.assertThat;

import labs.sensors.FleetSettings;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The regular expression by which the simulator counts readings. */
class LooksLikeAReadingTest {
    private static final String COURSE = "{\"id_sensor\":\"S-DSA-MP6-CAP15-02468-374DM\", "
            + "\"id_equipamento\":\"E-DSA-MP6-CAP15-13579-374DM\", \"sensor\":\"sensor25\", "
            + "\"data_evento\":\"2022-11-05T15:22:16.968007Z\", \"padrao\":{\"formato\":\"iot:leitura:sensor:temp\", "
            + "\"leitura\":{\"temperatura\":42.0}}}";

    @Test
    void theRegularExpressionAgreesWithTheParser() {
        SensorFleet fleet = new SensorFleet(FleetSettings.of(9).withMalformed(0.3));
        for (int i = 0; i < 20_000; i++) {
            SensorLine line = fleet.next();
            assertThat(SensorSimulator.looksLikeAReading(line.text()))
                    .as(line.text())
                    .isEqualTo(ReadingParser.parse(line.text()) instanceof Reading);
        }
        assertThat(SensorSimulator.looksLikeAReading(COURSE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "02468-374DM, 02468-374D",
                "sensor25, sensor",
                "sensor25, probe25",
                "T15, 15",
                "'007Z\"', '007\"'",
                "42.0, 42.",
                "42.0, NaN",
                "42.0, '\"42.0\"'",
                "leitura\", medida\"",
                "}}}, }}",
            })
    void theRegularExpressionRefusesOtherForms(String what, String instead) {
        String line = COURSE.replace(what, instead);
        assertThat(line).isNotEqualTo(COURSE);
        assertThat(SensorSimulator.looksLikeAReading(line)).as(line).isFalse();
    }

    @Test
    void theFormAloneIsNotTheSense() {
        String line = COURSE.replace("2022-11-05", "2022-99-99");
        assertThat(SensorSimulator.looksLikeAReading(line)).isTrue();
        assertThat(ReadingParser.parse(line)).isEqualTo(new Rejection(Rejection.Reason.BAD_TIME));
    }
}
