package labs.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import labs.bench.figures.Machine;
import labs.harness.lab.ClusterProcess;
import labs.lab11.drill.ClusterDrill;
import labs.lab11.drill.Kill;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;

/**
 * A count on a real cluster, of which one part is killed in the middle: what is lost, what is counted twice, and for how
 * long nothing new was counted, by where received lines are kept. Each drill has a cluster of its own.
 */
public final class ClusterDrills implements Measurement {
    private static final List<List<String>> STORAGE =
            List.of(List.of("--storage", "MEMORY_ONLY"), List.of("--storage", "MEMORY_AND_DISK_2"), List.of("--wal"));

    @Override
    public String question() {
        return "a part of a cluster is killed: what is lost, what is counted twice, how long does the stream stand still?";
    }

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public void measure(int runs, PrintStream out) throws Exception {
        ConsoleTable table =
                new ConsoleTable("killed", "lines are kept", "lines", "lost", "counted twice", "stood still s");
        Files.createDirectories(Workspace.work());
        for (Kill kill : Kill.values()) {
            for (List<String> storage : STORAGE) {
                for (int run = 1; run <= runs; run++) {
                    row(table, kill, storage);
                }
            }
        }
        out.println(table);
        out.println(Machine.description() + "; load at the end " + Machine.load());
    }

    private static void row(ConsoleTable table, Kill kill, List<String> storage) throws Exception {
        String kept = storage.get(storage.size() - 1);
        System.err.println(kill.what() + ", " + kept);
        Path folder = Files.createTempDirectory(Workspace.work(), "cluster-drill-");
        try (ClusterProcess cluster = ClusterProcess.start(folder, "--cores", "3");
                ClusterDrill drill = new ClusterDrill(cluster, storage.toArray(String[]::new))) {
            double stoodStill = drill.kill(kill);
            ClusterDrill.Lines lines = drill.end();
            table.row(
                    kill.what(),
                    kept,
                    String.format(Locale.ROOT, "%,d", lines.typed()),
                    lines.lost(),
                    lines.twice(),
                    String.format(Locale.ROOT, "%.1f", stoodStill));
        } catch (AssertionError e) {
            System.err.println(e.getMessage());
            table.row(kill.what(), kept, "", "counts no more", "", "");
        }
    }
}
