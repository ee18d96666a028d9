package labs.lab11;

import static java.nio.charset.StandardCharsets.UTF_8;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.harness.lab.ClusterProcess;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.support.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class WhereItRunsTest {
    private static final Pattern VARIABLES = Pattern.compile(
            "On the driver the plain variable is ([\\d,]+), the accumulator ([\\d,]+); the broadcast variable was fetched by"
                    + " (.+)\\.");
    private static final Pattern HEADLINE = Pattern.compile(
            "[\\d:]{8}  ([\\d,]+) words in this batch, ([\\d,]+) so far; printed \\d+\\.\\d s after its end");
    private static final Pattern OUTPUT = Pattern.compile(
            "What runs on executor (\\d) is in process (\\d+); what a function prints there goes to (.+)\\.");

    @TempDir
    Path home;

    @Test
    void countsGoOnFromBatchToBatchAndAfterARecovery() {
        run(WhereItRuns::count)
                .onBatches(List.of("to be", "or not  to be"), List.of())
                .restart()
                .onBatches(List.of(" to see"))
                .expect(
                        Map.of("to", 2, "be", 2, "or", 1, "not", 1),
                        Map.of("to", 2, "be", 2, "or", 1, "not", 1),
                        Map.of("to", 3, "be", 2, "or", 1, "not", 1, "see", 1));
    }

    @Test
    void withALocalMasterEverythingIsInTheDriver() {
        try (RunningLab lab = RunningLab.start(
                new WhereItRuns(), "--demo", "--batch", "1s", "--receivers", "2", "--storage", "disk_only")) {
            lab.awaitOut(line -> HEADLINE.matcher(line).matches() && !line.contains(" 0 so far"));
            lab.awaitOut(line -> line.matches("block input-1-\\d+ +the driver  [\\d.]+ kB on disk *"));
            lab.awaitOut(line -> VARIABLES.matcher(line).matches() && !line.contains("variable is 0"));
            assertThat(lab.stop()).as(lab.transcript()).isZero();

            assertThat(lab.out())
                    .anyMatch(line -> line.matches("receiver 0 +the driver +reads the socket *"))
                    .anyMatch(line -> line.matches("receiver 1 +the driver +reads the socket *"))
                    .anyMatch(line -> line.matches("words, partition 0 +the driver +\\d+ words, the block is here *"))
                    .anyMatch(line -> line.matches("state, partition 1 +the driver +\\d+ words so far *"))
                    .anyMatch(line -> line.matches("partition 0: \\d+ words, .*"))
                    .anyMatch(line -> line.startsWith("What runs on the driver is in process "
                                    + ProcessHandle.current().pid())
                            && line.endsWith(" goes to this terminal."));
            Matcher last = last(lab.out(), VARIABLES);
            assertThat(last.group(3)).isEqualTo("nobody else");
            Matcher counted = last(lab.out(), HEADLINE);
            assertThat(last.group(2)).isEqualTo(counted.group(2));
        }
    }

    @Test
    void onAClusterEachPartIsWhereTheTableSays() throws IOException {
        try (ClusterProcess cluster = ClusterProcess.start(home, "--cores", "1");
                LabProcess lab = cluster.lab(
                        "11", "--demo", "--batch", "1s", "--storage", "MEMORY_ONLY_2", "--master", cluster.master())) {
            lab.awaitOut(line -> line.matches("receiver 0 +executor [01] +reads the socket *"));
            lab.awaitOut(line -> line.matches(
                    "block input-0-\\d+ +executor 0 and 1 +[\\d.]+ kB in memory and [\\d.]+ kB in memory *"));
            lab.awaitOut(line -> line.matches("words, partition \\d +executor [01] +\\d+ words, the block is here *"));
            lab.awaitOut(line -> VARIABLES.matcher(line).matches() && !line.contains("accumulator 0"));

            Matcher variables = last(lab.out(), VARIABLES);
            assertThat(variables.group(1)).isEqualTo("0");
            assertThat(variables.group(3)).matches("executor [01]( and 1)?");

            Matcher output = last(lab.out(), OUTPUT);
            Path printed = home.resolve(output.group(3));
            assertThat(printed).startsWith(cluster.folder()).exists();
            assertThat(cluster.running()).anyMatch(executor -> executor.pid() == Long.parseLong(output.group(2)));
            // The executor without the receiver has the only free core, so it ran the function.
            assertThat(Files.readString(printed))
                    .containsPattern(
                            "partition 0: \\d+ words, .*; the plain variable is [1-9].* in process " + output.group(2));
        }
    }

    @Test
    void saysWhichStorageLevelsThereAre() {
        LabCall call = LabCall.of(new WhereItRuns(), "--storage", "MEMORY");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err().strip()).contains("MEMORY_ONLY_2").hasLineCount(1);
    }

    @Test
    void refusesBlocksThatAreTooShort() {
        LabCall call = LabCall.of(new WhereItRuns(), "--batch", "1s", "--blocks", "1001");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err().strip())
                .startsWith("error: A batch of 1s cannot be made of 1001 blocks")
                .hasLineCount(1);
    }

    @Test
    void theSheetShowsTheLineForAnotherClusterWordForWord() throws IOException {
        String sheet = Files.readString(Workspace.home().resolve("labs").resolve("11-where-it-runs.md"));
        try (InputStream line = getClass().getResourceAsStream("/labs/support/cluster/spark-submit.txt")) {
            String typed = new String(line.readAllBytes(), UTF_8).strip().replace("MAIN", WhereItRuns.class.getName());
            assertThat(sheet).contains(typed);
        }
    }

    private static Matcher last(List<String> lines, Pattern form) {
        return lines.stream()
                .map(form::matcher)
                .filter(Matcher::matches)
                .reduce((before, last) -> last)
                .orElseThrow(() -> new AssertionError(String.join("\n", lines)));
    }
}
