package labs.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import labs.bench.figures.Machine;
import labs.lab08.drill.ConfirmedDrill;
import labs.lab08.store.Database;
import labs.lab08.store.Postgres;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;

/**
 * What a database has confirmed, is it there after {@code kill -9}? A process that stores batches as lab 8 does is
 * killed a hundred times on SQLite and a hundred times on PostgreSQL ({@code -Dlabs.bench.kills}), each time within half
 * a second.
 */
public final class ConfirmedDrills implements Measurement {
    private static final int KILLS = Integer.getInteger("labs.bench.kills", 100);

    @Override
    public String question() {
        return "batches stored by lab 8's own transaction, killed at random moments: is all there that was confirmed?";
    }

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public void measure(int runs, PrintStream out) throws Exception {
        ConsoleTable table =
                new ConsoleTable("database", "kills", "batches confirmed", "kills with a loss", "lost", "torn");
        Files.createDirectories(Workspace.work());
        for (int run = 1; run <= runs; run++) {
            Path folder = Files.createTempDirectory(Workspace.work(), "lab08-drill-");
            add(table, "SQLite", Database.fileUrl(folder.resolve("results.db")));
            String server;
            try {
                server = Postgres.newDatabase();
            } catch (RuntimeException e) {
                out.println("Without PostgreSQL, which does not start here: " + e.getMessage());
                continue;
            }
            add(table, "PostgreSQL", server);
        }
        out.println(table);
        out.println(Machine.description() + "; load at the end " + Machine.load());
    }

    private static void add(ConsoleTable table, String database, String url) {
        ConfirmedDrill.Outcome outcome = new ConfirmedDrill(url, System.nanoTime()).run(KILLS);
        table.row(
                database,
                KILLS,
                String.format(Locale.ROOT, "%,d", outcome.confirmed()),
                outcome.lossyKills(),
                outcome.lost(),
                outcome.torn());
    }
}
