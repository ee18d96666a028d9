package labs.support.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import labs.support.UserError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationConverterTest {
    private final DurationConverter converter = new DurationConverter();

    @ParameterizedTest
    @CsvSource({"500ms, 500", "1s, 1000", "2m, 120000", "1h, 3600000", "1.5s, 1500", "0.25m, 15000", "' 10 s ', 10000"})
    void readsWhatPeopleType(String text, long millis) {
        assertThat(converter.convert(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "s", "1 day", "ten s", "1s2", "1,5s", "99999999999s", "1e3s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'" + text + "' is not a duration; type a number and a unit, such as 500ms")
                .extracting(e -> ((UserError) e).exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "0ms", "0.0004s"})
    void refusesNoTimeAtAll(String text) {
        assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @CsvSource({"500, 500ms", "1000, 1s", "1500, 1500ms", "120000, 2m", "90000, 90s", "7200000, 2h"})
    void showsTheLargestUnitThatFits(long millis, String text) {
        assertThat(DurationConverter.format(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
