package labs.lab08.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import labs.lab08.store.Database;
import labs.lab08.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the drill; the long one is {@code ./lab bench ConfirmedDrills}. */
class ConfirmedDrillTest {
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();

    @Test
    void whatSqliteHasConfirmedIsThereAfterAKill() {
        assertIsExact(Database.fileUrl(folder.resolve("results.db")));
    }

    @Test
    void whatPostgresHasConfirmedIsThereAfterAKill() {
        assertIsExact(Postgres.newDatabase());
    }

    /** Else the drill would prove nothing. */
    @Test
    void aLostBatchAndHalfABatchAreNoticed() {
        ConfirmedDrill drill = new ConfirmedDrill(Database.fileUrl(folder.resolve("results.db")), seed);
        String back = "UPDATE topic_offsets SET next_offset = next_offset - 2";
        ConfirmedDrill.Outcome outcome = drill.run(1, url -> execute(url, back));
        assertThat(outcome.lost()).as("seed %d", seed).isBetween(1L, 2L);
        assertThat(outcome.lossyKills()).isOne();
        assertThat(outcome.torn()).isOne();
        assertThat(outcome.isExact()).isFalse();
    }

    private void assertIsExact(String url) {
        ConfirmedDrill.Outcome outcome = new ConfirmedDrill(url, seed).run(KILLS);
        assertThat(outcome.isExact()).as("%s; seed %d", outcome, seed).isTrue();
        assertThat(outcome.confirmed()).isGreaterThanOrEqualTo(KILLS);
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
