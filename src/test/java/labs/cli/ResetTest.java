package labs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.support.FolderLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {
    private static final String SHEET = "---\nlab: 5\ntitle: T\nteaches: t\nmains: [M]\nexercises: []\n---\n";

    @TempDir
    Path temp;

    private Path home;
    private Path work;

    @BeforeEach
    void makeProject() throws IOException {
        home = Files.createDirectories(temp.resolve("home"));
        work = home.resolve("work");
        write("labs/05-t.md", SHEET);
        write("work/checkpoints/lab05-RecoverableWordCount/checkpoint-1", "five");
        write("work/checkpoints/lab08-SensorAnalytics/offsets", "eight");
        write("work/kafka/data/meta.properties", "broker");
        write("work/lab08.mv.db", "database");
        write("work/progress.txt", "CleanWords solved\n");
        write("keep.txt", "outside");
    }

    @Test
    void everythingGoesTogetherButTheProgress() throws IOException {
        assertThat(reset("", "--yes")).isZero();
        assertThat(names(work)).containsExactly("progress.txt");
        assertThat(Files.readString(home.resolve("keep.txt"))).isEqualTo("outside");
    }

    @Test
    void ofOneLabOnlyWhatCarriesItsName() throws IOException {
        assertThat(reset("", "5", "--yes")).isZero();
        assertThat(names(work.resolve("checkpoints"))).containsExactly("lab08-SensorAnalytics");
        assertThat(names(work)).containsExactly("checkpoints", "kafka", "lab08.mv.db", "progress.txt");
    }

    @Test
    void ofALabThatUsesTheBrokerAlsoItsDataAndWhatOtherLabsRememberOfIt() throws IOException {
        write("labs/07-t.md", SHEET.replace("lab: 5", "lab: 7\nbroker: true"));
        write("labs/08-t.md", SHEET.replace("lab: 5", "lab: 8\nbroker: true"));
        assertThat(reset("", "7", "--yes")).isZero();
        assertThat(names(work.resolve("checkpoints"))).containsExactly("lab05-RecoverableWordCount");
        assertThat(names(work)).containsExactly("checkpoints", "progress.txt");
    }

    /** As the launcher starts it: the folder is named by the option, the answer comes from the terminal. */
    @Test
    void asksFirst() throws IOException {
        try (LabProcess lab = LabProcess.start(List.of("-Dlabs.home=" + home), Main.class, "reset")) {
            try (OutputStream typed = lab.process().getOutputStream()) {
                typed.write("n\n".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
        }
        assertThat(names(work)).hasSize(4);
        assertThat(reset("y\n")).isZero();
        assertThat(names(work)).containsExactly("progress.txt");
    }

    @Test
    void removesNothingWhereNobodyCanBeAsked() throws IOException {
        LabCall call = call("");
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err().lines())
                .containsExactly(
                        "error: There is nobody to ask; type ./lab reset --yes to remove without being asked.");
        assertThat(names(work)).hasSize(4);
    }

    @Test
    void removesNothingWhileALabOrABrokerIsAtWork() throws IOException {
        try (FolderLock broker = FolderLock.take(work.resolve("kafka")).orElseThrow()) {
            LabCall call = call("", "--yes");
            assertThat(call.exitCode()).isEqualTo(1);
            assertThat(call.err())
                    .contains("Nothing was removed, because a lab, a broker or a cluster is at work (work"
                            + java.io.File.separator + "kafka by process "
                            + ProcessHandle.current().pid() + "); end it with Ctrl-C");
            assertThat(names(work)).hasSize(4);
        }
        assertThat(reset("", "--yes")).isZero();
        assertThat(names(work)).containsExactly("progress.txt");
    }

    @Test
    void aLinkIsRemovedAndNotFollowed() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("precious.txt"), "precious");
        Files.createSymbolicLink(work.resolve("link"), outside);
        assertThat(reset("", "--yes")).isZero();
        assertThat(names(work)).containsExactly("progress.txt");
        assertThat(names(outside)).containsExactly("precious.txt");
    }

    @Test
    void anEmptyFolderIsNoMistake() throws IOException {
        assertThat(reset("", "--yes")).isZero();
        assertThat(reset("")).isZero();
    }

    private int reset(String typed, String... words) {
        return call(typed, words).exitCode();
    }

    private LabCall call(String typed, String... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            return LabCall.of(new Reset(home), words);
        } finally {
            System.setIn(before);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
