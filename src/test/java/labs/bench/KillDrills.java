package labs.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import labs.lab08.KillDrill;
import labs.lab08.Postgres;
import labs.support.ConsoleTable;
import labs.support.Workspace;

/**
 * The long kill drill of lab 8: the driver killed with {@code kill -9} ten times on H2 and five times on PostgreSQL, and
 * with each database the broker once, while readings arrive. It measures nothing but whether the numbers are exact.
 */
public final class KillDrills implements Measurement {
    private static final int H2_KILLS = 10;
    private static final int POSTGRES_KILLS = 5;
    private static final int BROKER_KILLS = 1;

    @Override
    public String question() {
        return "lab 8 with driver and broker killed at random moments: is every record counted once?";
    }

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public void measure(int runs, PrintStream out) throws Exception {
        ConsoleTable table =
                new ConsoleTable("database", "driver kills", "broker kills", "records", "rejected", "result");
        Files.createDirectories(Workspace.work());
        for (int run = 1; run <= runs; run++) {
            Path folder = Files.createTempDirectory(Workspace.work(), "lab08-drill-");
            String h2 = "jdbc:h2:file:" + folder.resolve("results");
            add(table, "H2", H2_KILLS, new KillDrill(folder.resolve("kafka-h2"), h2, System.nanoTime()));
            String postgres = Postgres.newDatabase();
            add(
                    table,
                    "PostgreSQL",
                    POSTGRES_KILLS,
                    new KillDrill(folder.resolve("kafka-postgres"), postgres, System.nanoTime()));
        }
        out.println(table);
        out.println(Machine.description() + "; load at the end " + Machine.load());
    }

    private static void add(ConsoleTable table, String database, int kills, KillDrill drill) {
        KillDrill.Outcome outcome = drill.run(kills, BROKER_KILLS);
        table.row(
                database,
                kills,
                BROKER_KILLS,
                outcome.sent(),
                outcome.rejected(),
                outcome.isExact() ? "exact" : "WRONG: " + outcome);
    }
}
