package labs.lab08.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import labs.lab08.store.Database;
import labs.lab08.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the drill; the long one is {@code ./lab bench KillDrills}. */
@Timeout(400)
class KillDrillTest {
    @TempDir
    Path folder;

    /** Two drivers read the same topic, one for each database; both are killed, and then the broker under both. */
    @Test
    void everyRecordIsCountedOnceOnSqliteAndOnPostgres() {
        long seed = System.nanoTime();
        List<KillDrill.Victim> victims = List.of(
                new KillDrill.Victim(Database.fileUrl(folder.resolve("results.db")), 1),
                new KillDrill.Victim(Postgres.newDatabase(), 1));
        List<KillDrill.Outcome> outcomes = new KillDrill(folder.resolve("kafka"), seed).run(victims, 1);
        assertThat(outcomes).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.stored()).as("sums; seed %d", seed).isEqualTo(outcome.truth());
            assertThat(outcome.rejected()).as("rejected; seed %d", seed).isEqualTo(outcome.broken());
            assertThat(outcome.offsets()).as("offsets; seed %d", seed).isEqualTo(outcome.sent());
            assertThat(outcome.unsent()).as("alerts not sent; seed %d", seed).isEmpty();
            assertThat(outcome.broken()).isPositive();
        });
    }
}
