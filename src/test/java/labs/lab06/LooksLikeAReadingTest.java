package labs.lab06;

import static org.assertj.core.api.Assertions.assertThat;

import labs.sensors.FleetSettings;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.SampleLines;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The regular expression by which the simulator counts readings. */
class LooksLikeAReadingTest {
    @Test
    void theRegularExpressionAgreesWithTheParser() {
        SensorFleet fleet = new SensorFleet(FleetSettings.of(9).withMalformed(0.3));
        for (int i = 0; i < 20_000; i++) {
            SensorLine line = fleet.next();
            assertThat(SensorSimulator.looksLikeAReading(line.text()))
                    .as(line.text())
                    .isEqualTo(ReadingParser.parse(line.text()) instanceof Reading);
        }
    }

    @ParameterizedTest
    @MethodSource("labs.sensors.SampleLines#all")
    void takesAndRefusesWhatItShould(SampleLines.Sample sample) {
        assertThat(SensorSimulator.looksLikeAReading(sample.line())).isEqualTo(sample.looksLikeAReading());
    }
}
