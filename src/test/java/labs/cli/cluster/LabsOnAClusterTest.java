package labs.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import labs.harness.lab.ClusterProcess;
import labs.harness.lab.LabProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Labs that need a broker or a database, one after the other on one cluster, with the driver in a terminal. */
@Timeout(240)
class LabsOnAClusterTest {
    @TempDir
    Path home;

    /** Their executors need more than Spark's jars, and each lab takes all cores of the cluster, which it must give back. */
    @Test
    void labsWithABrokerOrADatabaseRunOnACluster() {
        try (ClusterProcess cluster = ClusterProcess.start(home, "--workers", "1", "--cores", "2")) {
            prints("    partition \\d: connection \\d+ stored [1-9]\\d* words", cluster, "2", "WordsToTable");
            prints("Batch [\\d:]+: [1-9]\\d* records, [1-9]\\d* readings, \\d+ rejected; .*", cluster, "7");
            prints("the last 5s +[1-9]\\d* .*", cluster, "12");
        }
    }

    private static void prints(String result, ClusterProcess cluster, String... lab) {
        List<String> typed = new ArrayList<>(List.of(lab));
        typed.addAll(List.of("--demo", "--batch", "1s", "--master", cluster.master()));
        try (LabProcess running = cluster.lab(typed.toArray(String[]::new))) {
            running.awaitOut(line -> line.matches(result));
            running.process().toHandle().destroy();
            running.awaitExit();
            assertThat(running.err()).as(running.transcript()).noneMatch(line -> line.startsWith("error: "));
        }
    }
}
