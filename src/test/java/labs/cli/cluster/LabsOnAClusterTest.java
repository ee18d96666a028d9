package labs.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.harness.lab.ClusterProcess;
import labs.harness.lab.LabProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Labs that need more than one text, one after the other on one cluster, with the driver in a terminal. */
@Timeout(240)
class LabsOnAClusterTest {
    @TempDir
    Path home;

    /** Their executors need more than Spark's jars, and each lab takes all cores of the cluster, which it must give back. */
    @Test
    void labsWithABrokerADatabaseOrALogRunOnACluster() throws IOException {
        try (ClusterProcess cluster = ClusterProcess.start(home, "--workers", "1", "--cores", "3")) {
            prints("    partition \\d: connection \\d+ stored [1-9]\\d* words", cluster, "2", "WordsToTable");
            prints("Batch [\\d:]+: [1-9]\\d* records, [1-9]\\d* readings, \\d+ rejected; .*", cluster, "7");
            prints("the last 5s +[1-9]\\d* .*", cluster, "12");
            // The blocks of the second receiver come after those of the first.
            prints(
                    "words, partition [23] +executor 0 +[1-9]\\d* words, .*",
                    cluster,
                    "11",
                    "--receivers",
                    "2",
                    "--wal");
            assertThat(receiversWithALog()).containsExactly("0", "1");
        }
    }

    /** The receivers of lab 11, as the folders of their write-ahead logs are named. */
    private Set<String> receiversWithALog() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("work").resolve("demo"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("log-"))
                    .map(file -> file.getParent().getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .collect(Collectors.toCollection(TreeSet::new));
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
