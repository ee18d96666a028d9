package labs.support.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import labs.support.UserError;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class WindowOptionsTest {
    private static final Duration BATCH = Duration.ofSeconds(2);

    @Test
    void aWindowEndsWithEveryBatchUnlessToldOtherwise() {
        assertThat(times(new WindowOptions("10s")))
                .isEqualTo(new WindowTimes(BATCH, Duration.ofSeconds(10), Duration.ofSeconds(2)));
        assertThat(times(new WindowOptions("10s"), "--window", "1m", "--slide", "4s"))
                .isEqualTo(new WindowTimes(BATCH, Duration.ofMinutes(1), Duration.ofSeconds(4)));
        assertThat(times(new WindowOptions("6s", "4s")))
                .isEqualTo(new WindowTimes(BATCH, Duration.ofSeconds(6), Duration.ofSeconds(4)));
    }

    @Test
    void theHelpShowsTheDefaultsAsTheyAreTyped() {
        assertThat(help(new WindowOptions("6s", "4s"))).contains("(default: 6s)", "(default: 4s)");
        assertThat(help(new WindowOptions("10s"))).contains("(default: 10s)", "(default: the batch interval)");
    }

    @Test
    void whatIsNoDurationOrNoMultipleIsRefused() {
        assertThatThrownBy(() -> times(new WindowOptions("10s"), "--slide", "soon"))
                .hasRootCauseInstanceOf(UserError.class)
                .hasMessageContaining("'soon' is not a duration");
        assertThatThrownBy(() -> times(new WindowOptions("10s"), "--slide", "3s"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--slide 2s or --slide 4s");
    }

    private static WindowTimes times(WindowOptions options, String... args) {
        new CommandLine(new Lab(options)).parseArgs(args);
        return options.times(BATCH);
    }

    private static String help(WindowOptions options) {
        return new CommandLine(new Lab(options)).getUsageMessage().replaceAll("\\s+", " ");
    }

    @Command
    private static final class Lab {
        @Mixin
        private final WindowOptions windows;

        Lab(WindowOptions windows) {
            this.windows = windows;
        }
    }
}
