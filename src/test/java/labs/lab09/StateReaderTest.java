package labs.lab09;

import static labs.lab09.StructuredWordSessionsKillTest.rowsAfter;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import labs.harness.lab.LabCall;
import labs.harness.lab.RunningLab;
import labs.support.FolderLock;
import labs.support.checkpoint.StoppedQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What queries of this lab leave in their checkpoints, as a student looks at it. */
class StateReaderTest {
    @TempDir
    Path temp;

    @Test
    void showsSessionsAndTimersAndHandsThemToAnotherQuery() throws Exception {
        String checkpoint = temp.resolve("first").toString();
        try (RunningLab lab = RunningLab.start(
                new StructuredWordSessions(), "--demo", "--timeout", "2s", "--checkpoint", checkpoint)) {
            lab.awaitOut(line -> line.matches("==== Batch \\d+: [1-9]\\d* sessions? ended"));
            lab.awaitOut(line -> line.matches("    word +times +first +last +noticed +earlier"));
            assertThat(lab.err()).hasSize(1);
            inUse(checkpoint);
        }
        String state = read(checkpoint);
        List<String[]> open = rowsAfter("ValueState 'session' of transformWithStateExec (operator 0):", state);
        assertThat(open).isNotEmpty().allSatisfy(row -> assertThat(row).hasSize(5));
        assertThat(rowsAfter("Timers of transformWithStateExec (operator 0):", state))
                .as("each open session has a timer")
                .hasSameSizeAs(open);
        assertThat(rowsAfter("ValueState 'earlier' of transformWithStateExec (operator 0):", state))
                .isNotEmpty();

        Path files = Files.createDirectories(temp.resolve("in"));
        Files.writeString(files.resolve("one.txt"), "a-word-of-its-own\n");
        String second = temp.resolve("second").toString();
        try (RunningLab lab = RunningLab.start(
                new StructuredWordSessions(),
                "--files",
                files.toString(),
                "--initial",
                checkpoint,
                "--checkpoint",
                second,
                "--timeout",
                "2h")) {
            lab.awaitThat(
                    "a batch", () -> StoppedQueries.lastBatch(Path.of(second)).orElse(-1L) >= 1);
        }
        List<String[]> handed = rowsAfter("ValueState 'session' of transformWithStateExec", read(second));
        assertThat(handed.stream().map(row -> row[0] + row[1] + row[2] + row[3]))
                .containsAll(open.stream()
                        .map(row -> row[0] + row[1] + row[2] + row[3])
                        .toList())
                .hasSize(open.size() + 1);
    }

    @Test
    void showsTheWindowsOfACount() {
        String checkpoint = temp.resolve("windows").toString();
        try (RunningLab lab = RunningLab.start(
                new StructuredWordCount(),
                "--demo",
                "--window",
                "1m",
                "--mode",
                "update",
                "--checkpoint",
                checkpoint)) {
            lab.awaitOut(line -> line.equals("Batch: 2"));
        }
        String state = read(checkpoint);
        assertThat(state.lines())
                .anyMatch(line ->
                        line.matches("\\|window\\.start +\\|window\\.end +\\|word +\\|count *\\|partition_id\\|"));
        assertThat(rowsAfter("stateStoreSave (operator 0):", state))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Integer.parseInt(row[3])).isPositive());
    }

    @Test
    void saysThatAQueryKeepsNothing() throws Exception {
        Path checkpoint = Files.createDirectories(temp.resolve("stateless"));
        Files.createDirectories(checkpoint.resolve("offsets"));
        assertThat(LabCall.of(new StateReader(), checkpoint.toString()).err())
                .startsWith("error: The query in ")
                .contains(" keeps no state; name the checkpoint folder of one that groups");
        Files.createDirectories(checkpoint.resolve("state"));
        assertThat(LabCall.of(new StateReader(), checkpoint.toString()).err())
                .contains(" has not finished a batch yet; start it again");
    }

    private static void inUse(String checkpoint) {
        assertThat(FolderLock.holder(Path.of(checkpoint)))
                .isEqualTo("process " + ProcessHandle.current().pid());
        // Called here and not as a lab, since the terminal of this JVM belongs to the one that runs.
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> StoppedQueries.in(Path.of(checkpoint))))
                .hasMessageContaining(" is in use by process ")
                .hasMessageEndingWith("; stop that query first, with Ctrl-C.");
    }

    private static String read(String checkpoint) {
        LabCall reader = LabCall.withSpark(new StateReader(), checkpoint, "--rows", "1000");
        assertThat(reader.exitCode()).as(reader.err()).isZero();
        return reader.out();
    }
}
