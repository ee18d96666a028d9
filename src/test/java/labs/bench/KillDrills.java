package labs.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import labs.bench.figures.Machine;
import labs.harness.lab.ClusterProcess;
import labs.lab08.drill.ClusterKills;
import labs.lab08.drill.KillDrill;
import labs.lab08.store.Database;
import labs.lab08.store.Postgres;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;

/**
 * The long kill drill of lab 8: two drivers read one topic, and the one with SQLite is killed ten times with
 * {@code kill -9}, the one with PostgreSQL five times; then the broker twice, under both of them, while readings arrive.
 * After that the lab is submitted to a cluster and supervised, with PostgreSQL, and executors, workers and its driver are
 * killed twenty times ({@code -Dlabs.bench.kills} asks for another number). It measures nothing but whether the numbers are
 * exact.
 */
public final class KillDrills implements Measurement {
    private static final int SQLITE_KILLS = 10;
    private static final int POSTGRES_KILLS = 5;
    private static final int BROKER_KILLS = 2;
    private static final int CLUSTER_KILLS = Integer.getInteger("labs.bench.kills", 20);

    @Override
    public String question() {
        return "lab 8 with driver, broker and parts of a cluster killed at random moments: is every record counted once?";
    }

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public void measure(int runs, PrintStream out) throws Exception {
        ConsoleTable table = new ConsoleTable("database", "killed", "records", "rejected", "result");
        Files.createDirectories(Workspace.work());
        for (int run = 1; run <= runs; run++) {
            Path folder = Files.createTempDirectory(Workspace.work(), "lab08-drill-");
            List<KillDrill.Victim> victims = List.of(
                    new KillDrill.Victim(Database.fileUrl(folder.resolve("results/results.db")), SQLITE_KILLS),
                    new KillDrill.Victim(Postgres.newDatabase(), POSTGRES_KILLS));
            List<KillDrill.Outcome> outcomes =
                    new KillDrill(folder.resolve("kafka"), System.nanoTime()).run(victims, BROKER_KILLS);
            add(table, "SQLite", SQLITE_KILLS + " drivers, " + BROKER_KILLS + " brokers", outcomes.get(0));
            add(table, "PostgreSQL", POSTGRES_KILLS + " drivers, " + BROKER_KILLS + " brokers", outcomes.get(1));
            try (ClusterProcess cluster = ClusterProcess.start(folder.resolve("home"), "--cores", "2")) {
                ClusterKills kills = new ClusterKills(cluster, System.nanoTime());
                KillDrill.Outcome outcome =
                        kills.run(folder.resolve("kafka-of-the-cluster"), Postgres.newDatabase(), CLUSTER_KILLS);
                add(table, "PostgreSQL, on a cluster", kills.killed(), outcome);
            }
        }
        out.println(table);
        out.println(Machine.description() + "; load at the end " + Machine.load());
    }

    private static void add(ConsoleTable table, String database, String killed, KillDrill.Outcome outcome) {
        table.row(
                database,
                killed,
                outcome.sent(),
                outcome.rejected(),
                outcome.isExact() ? "exact" : "WRONG: " + outcome);
    }
}
