package labs.support.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.cli.Main;
import labs.harness.lab.LabProcess;
import labs.harness.machine.Ports;
import labs.harness.machine.ToolsOfThisMachine;
import labs.support.Workspace;
import labs.support.inside.Standalone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The line for a cluster that is not ours, on one that knows nothing of this project: it has Spark's jars alone. */
@Timeout(240)
class PlainSubmitTest {
    private static final String ADDRESS = "127.0.0.1";

    @TempDir
    Path home;

    @Test
    void theLineThatIsPrintedRunsTheLabWordForWord() throws IOException {
        Path sheet = Path.of("labs", "01-socket-word-count.md");
        Files.createDirectories(home.resolve(sheet).getParent());
        Files.copy(Workspace.home().resolve(sheet), home.resolve(sheet));
        SparkHome.make(home.resolve("spark"));
        String port = String.valueOf(Ports.free());
        String source = String.valueOf(Ports.free());
        // Another cluster has no folder of this project, and so no text for --demo.
        try (LabProcess feed = LabProcess.start(
                        Main.class, "feed", "data/harbour.txt", "--loop", "--rate", "20", "--port", source);
                LabProcess master = spark(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        ADDRESS,
                        "--port",
                        port,
                        "--webui-port",
                        "0");
                LabProcess worker = spark(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        ADDRESS,
                        "--webui-port",
                        "0",
                        "--cores",
                        "3",
                        "--memory",
                        "3g",
                        "--work-dir",
                        home.resolve("apps").toString(),
                        "spark://" + ADDRESS + ":" + port)) {
            feed.awaitErr(line -> line.startsWith("Serving "));
            worker.awaitErr(line -> line.contains("Successfully registered with master"));
            String line = printed("submit", "--print", "1", "--port", source, "--batch", "500ms");
            assertThat(line)
                    .startsWith("spark-submit --master spark://127.0.0.1:7077 --deploy-mode cluster ")
                    .endsWith(" work/submit/dstream-labs.jar --port " + source + " --batch 500ms");
            // As a shell splits it; only the port is that of the test.
            String[] words =
                    line.replace(":7077 ", ":" + port + " ").replace("\"", "").split(" ");
            try (LabProcess submit = spark(Standalone.SUBMIT, Arrays.copyOfRange(words, 1, words.length))) {
                submit.awaitErr(said -> said.contains("Driver successfully submitted"));
                try {
                    await().atMost(Duration.ofSeconds(120)).until(this::wordsAreCounted);
                } finally {
                    worker.process().descendants().forEach(ProcessHandle::destroyForcibly);
                }
            }
        }
    }

    @Test
    void onlyTheJarsOfThisVersionAreHandedOver() throws IOException {
        Path now = Files.writeString(home.resolve("kafka-clients-2.jar"), "new");
        Path folder = home.resolve("jars");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("kafka-clients-1.jar"), "old");
        PlainSubmit.collect(List.of(now), folder);
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("kafka-clients-2.jar"));
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void aShellTakesEachWordAsItWasTyped() throws IOException {
        Optional<Path> shell = ToolsOfThisMachine.find("sh");
        assumeThat(shell).as("a shell").isPresent();
        List<String> words = List.of(
                "--port",
                "9999",
                "jdbc:postgresql://h/db?user=a&password=$b",
                "a b",
                "C:\\my labs\\",
                "\\\\",
                "it's \"`this`\"",
                "*",
                "");
        String line = words.stream().map(PlainSubmit::quoted).collect(Collectors.joining(" "));
        assertThat(line).startsWith("--port 9999 \"jdbc:");
        try (LabProcess echo =
                LabProcess.start(new ProcessBuilder(shell.get().toString(), "-c", "printf '<%s>\\n' " + line))) {
            assertThat(echo.awaitExit()).isZero();
            assertThat(echo.out())
                    .containsExactlyElementsOf(
                            words.stream().map(word -> "<" + word + ">").toList());
        }
    }

    private boolean wordsAreCounted() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("apps"))) {
            return files.filter(
                            file -> file.endsWith("stdout") && file.toString().contains("driver-"))
                    .anyMatch(PlainSubmitTest::hasWords);
        }
    }

    private static boolean hasWords(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.matches("\\(\\w+,\\d+\\)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String printed(String... typed) {
        try (LabProcess lab = LabProcess.start(List.of("-Dlabs.home=" + home), Main.class, typed)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
            return lab.out().get(0);
        }
    }

    /** A main class of Spark's with Spark's own jars, as its scripts start it. */
    private LabProcess spark(String main, String... args) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                home.resolve("spark").resolve("jars").resolve("spark.jar").toString(),
                main));
        line.addAll(List.of(args));
        ProcessBuilder process = new ProcessBuilder(line).directory(home.toFile());
        process.environment()
                .putAll(Standalone.environment(home.resolve("spark").toString()));
        return LabProcess.start(process);
    }
}
