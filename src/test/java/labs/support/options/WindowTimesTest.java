package labs.support.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import labs.support.UserError;
import org.junit.jupiter.api.Test;

class WindowTimesTest {
    private static WindowTimes seconds(int batch, int window, int slide) {
        return new WindowTimes(Duration.ofSeconds(batch), Duration.ofSeconds(window), Duration.ofSeconds(slide));
    }

    @Test
    void countsBatches() {
        assertThat(seconds(2, 6, 4).batches()).isEqualTo(3);
        assertThat(seconds(2, 6, 4).skipped()).isZero();
        assertThat(seconds(2, 6, 6).skipped()).isZero();
        assertThat(seconds(2, 6, 10).skipped()).isEqualTo(2);
    }

    @Test
    void offersTheMultiplesOnBothSides() {
        assertThatThrownBy(() -> seconds(2, 5, 2))
                .isInstanceOf(UserError.class)
                .hasMessage("The window length 5s is not a multiple of the batch interval 2s;"
                        + " type --window 4s or --window 6s.");
        assertThatThrownBy(() -> seconds(2, 6, 3))
                .hasMessage("The sliding interval 3s is not a multiple of the batch interval 2s;"
                        + " type --slide 2s or --slide 4s.");
        assertThatThrownBy(() -> seconds(2, 1, 2))
                .hasMessage("The window length 1s is not a multiple of the batch interval 2s; type --window 2s.");
    }

    @Test
    void itIsWrongUsage() {
        assertThatThrownBy(() -> seconds(2, 5, 2))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(2));
    }
}
