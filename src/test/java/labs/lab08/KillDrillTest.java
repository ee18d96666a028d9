package labs.lab08;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the drill; the long one is {@code ./lab bench KillDrills}. */
@Timeout(400)
class KillDrillTest {
    @TempDir
    Path folder;

    @Test
    void onH2EveryRecordIsCountedOnceHoweverOftenTheDriverIsKilled() {
        assertExact(Database.fileUrl(folder.resolve("results")), 3, 1);
    }

    @Test
    void onPostgresToo() {
        assertExact(Postgres.newDatabase(), 1, 0);
    }

    private void assertExact(String url, int driverKills, int brokerKills) {
        long seed = System.nanoTime();
        KillDrill.Outcome outcome = new KillDrill(folder.resolve("kafka"), url, seed).run(driverKills, brokerKills);
        assertThat(outcome.stored()).as("sums; seed %d", seed).isEqualTo(outcome.truth());
        assertThat(outcome.rejected()).as("rejected; seed %d", seed).isEqualTo(outcome.broken());
        assertThat(outcome.offsets()).as("offsets; seed %d", seed).isEqualTo(outcome.sent());
        assertThat(outcome.unsent()).as("alerts not sent; seed %d", seed).isEmpty();
        assertThat(outcome.broken()).isPositive();
    }
}
