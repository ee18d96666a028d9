package labs.lab11.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import labs.harness.lab.ClusterProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One kill of each part, one after the other under the same count; the long form is {@code ./lab bench ClusterDrills}. Only
 * there the worker with the driver is killed, too: what comes back, comes back as in the two kills that it is made of.
 */
@Timeout(600)
class ClusterDrillTest {
    @TempDir
    Path home;

    @Test
    void withTheLogNoLineIsLostWhateverIsKilled() {
        try (ClusterProcess cluster = ClusterProcess.start(home, "--cores", "3");
                ClusterDrill drill = new ClusterDrill(cluster, "--wal")) {
            for (Kill kill : EnumSet.complementOf(EnumSet.of(Kill.DRIVERS_WORKER))) {
                double stoodStill = drill.kill(kill);
                System.err.printf("%s: stood still for %.1f s%n", kill.what(), stoodStill);
                assertThat(stoodStill).as(kill.what()).isPositive();
            }
            ClusterDrill.Lines lines = drill.end();
            assertThat(lines.lost()).as(lines.toString()).isZero();
            // Each time that an acknowledgement is lost, the feed sends again what it had sent since the last one.
            assertThat(lines.twice()).as(lines.toString()).isLessThan(lines.typed() / 2);
        }
    }
}
