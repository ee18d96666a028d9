package labs.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import labs.cli.Main;
import labs.harness.lab.ClusterProcess;
import labs.harness.lab.LabProcess;
import labs.harness.machine.ListeningSockets;
import labs.harness.machine.Ports;
import labs.lab01.SocketWordCount;
import labs.support.inside.Standalone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster as a student starts, uses, breaks and ends it: real processes, with one core a worker. */
@Timeout(240)
class ClusterCommandTest {
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    @TempDir
    Path home;

    @Test
    void aLabRunsOnMasterAndWorkersThatOnlyTheirOwnerCanUse() throws IOException {
        try (ClusterProcess cluster = ClusterProcess.start(home, "--cores", "1")) {
            List<ProcessHandle> nodes = cluster.nodes();
            assertThat(nodes).hasSize(3);
            String worker = String.valueOf(nodes.get(2).pid());
            String[] words = {"1", "--demo", "--batch", "500ms", "--master", cluster.master()};

            try (LabProcess lab = cluster.lab(words)) {
                lab.awaitOut(line -> line.matches("\\(\\w+,\\d+\\)"));
                List<ProcessHandle> executors = cluster.running();
                assertThat(executors).hasSize(2);
                Stream.of(
                                nodes.stream(),
                                executors.stream(),
                                Stream.of(lab.process().toHandle()))
                        .flatMap(processes -> processes)
                        .forEach(process -> assertNobodyElseCanUse(process, cluster.folder()));
                assertThatNobodyEndsAnythingThroughThePage(cluster);

                cluster.says(1, "runs already, as process " + cluster.process().pid(), "cluster");
                cluster.says(
                        1,
                        "worker-2 runs already, as process " + worker + "; type ./lab cluster stop-worker 2",
                        "cluster",
                        "start-worker",
                        "2");
                assertThat(cluster.ended("cluster", "stop-worker", "2"))
                        .containsExactly("worker-2 (process " + worker + ") is gone.");
                assertThat(nodes.get(2).isAlive()).isFalse();
                assertThat(executors.stream().filter(ProcessHandle::isAlive)).hasSize(1);
            }
            cluster.labSays(
                    2,
                    "The cluster has 1 core and the receiver keeps one for itself, so nothing would ever be counted; type"
                            + " ./lab cluster start-worker 2, or start the cluster with more --cores.",
                    words);
            cluster.labSays(
                    2,
                    "The cluster has 1 core and real-time mode keeps one for each of the 2 partitions",
                    "12",
                    "StructuredHotReadings",
                    "--demo",
                    "--real-time",
                    "--master",
                    cluster.master());
            assertThat(cluster.ended("cluster", "start-worker", "2"))
                    .singleElement()
                    .asString()
                    .matches("worker-2 is process \\d+\\.");
            cluster.says(
                    1, "worker-7 does not run; these do: master, worker-1, worker-2.", "cluster", "stop-worker", "7");
            Files.createFile(cluster.folder().resolve("worker-3"));
            cluster.says(1, "worker-3 ended at once; its log says: ", "cluster", "start-worker", "3");

            cluster.ended("cluster", "stop-worker", "1");
            cluster.ended("cluster", "stop-worker", "2");
            cluster.labSays(1, "has no worker; type ./lab cluster start-worker 1 first", words);
            cluster.ended("cluster", "stop-master");
            cluster.labSays(1, "type ./lab cluster start-master first", words);
            cluster.ended("cluster", "start-master");
            cluster.process().awaitOut(line -> line.startsWith("master is process "));
            // From a folder that is not the cluster's, and so without its secret.
            try (LabProcess stranger =
                    LabProcess.start(SocketWordCount.class, "--demo", "--for", "1s", "--master", cluster.master())) {
                assertThat(stranger.awaitExit()).isEqualTo(1);
                assertThat(stranger.err()).singleElement().asString().contains("or it wants a secret");
            }
            assertThatSparksOwnSubmitIsRefused(cluster);

            List<ProcessHandle> left = cluster.running();
            cluster.process().process().toHandle().destroy();
            cluster.process().awaitExit();
            assertThat(Stream.concat(nodes.stream(), left.stream())).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void allItsProcessesEndWithItAlsoWhenItIsKilled() {
        try (ClusterProcess cluster = ClusterProcess.start(home, "--workers", "1");
                LabProcess lab = cluster.lab("1", "--demo", "--batch", "500ms", "--master", cluster.master())) {
            lab.awaitOut(line -> line.matches("\\(\\w+,\\d+\\)"));
            List<ProcessHandle> all = Stream.concat(cluster.nodes().stream(), cluster.running().stream())
                    .toList();
            assertThat(all).hasSize(3);
            cluster.process().killAndRead();
            await().atMost(DEADLINE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
            cluster.says(1, "No cluster runs; type ./lab cluster in another terminal first", "cluster", "stop-master");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertTaken("Port " + port + " on 127.0.0.1 is taken by another program", "--port", port);
            assertTaken("choose another, such as --ui-port", "--port", "" + Ports.free(), "--ui-port", port);
        }
    }

    private void assertTaken(String sentence, String... options) {
        String[] typed = Stream.concat(Stream.of("cluster"), Stream.of(options)).toArray(String[]::new);
        try (LabProcess cluster = LabProcess.start(List.of("-Dlabs.home=" + home), Main.class, typed)) {
            assertThat(cluster.awaitExit()).as(cluster.transcript()).isEqualTo(1);
            assertThat(cluster.err())
                    .singleElement()
                    .asString()
                    .startsWith("error: ")
                    .contains(sentence);
        }
    }

    private static void assertNobodyElseCanUse(ProcessHandle process, Path folder) {
        try {
            String secret = Files.readString(folder.resolve("secret")).strip();
            assertThat(secret).matches("[0-9a-f]{64}");
            assertThat(process.info().commandLine().orElse("")).doesNotContain(secret);
            if (ListeningSockets.canBeRead()) {
                assertThat(Files.readString(Path.of("/proc", "" + process.pid(), "cmdline")))
                        .isNotEmpty()
                        .doesNotContain(secret);
                assertThat(ListeningSockets.of(process.pid())).isNotEmpty().allMatch(ListeningSockets::isLoopback);
            }
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertThat(permissions(folder)).isEqualTo("rwx------");
                assertThat(permissions(folder.resolve("secret"))).isEqualTo("rw-------");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Neither applications nor drivers: the pages are open to everybody on this machine. */
    private static void assertThatNobodyEndsAnythingThroughThePage(ClusterProcess cluster) throws IOException {
        if (ListeningSockets.canBeRead()) {
            assertThat(ListeningSockets.of(cluster.nodes().get(0).pid()))
                    .extracting(socket -> socket.replaceFirst(".*:", ""))
                    .as("the master's port and that of its page, and none for REST")
                    .containsExactlyInAnyOrder(
                            cluster.master().replaceFirst(".*:", ""),
                            cluster.page().replaceFirst(".*:", ""));
        }
        for (String what : List.of("app", "driver")) {
            URL kill = URI.create(cluster.page() + "/" + what + "/kill/?id=x&terminate=true")
                    .toURL();
            HttpURLConnection request = (HttpURLConnection) kill.openConnection();
            request.setInstanceFollowRedirects(false);
            request.setRequestMethod("POST");
            assertThat(request.getResponseCode()).as("POST " + kill).isEqualTo(HttpURLConnection.HTTP_BAD_METHOD);
        }
    }

    /** What a stranger has who knows Spark, and not the secret. */
    private static void assertThatSparksOwnSubmitIsRefused(ClusterProcess cluster) throws IOException {
        Path home = cluster.folder().resolve("spark");
        ProcessBuilder line = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                home.resolve("jars").resolve("spark.jar").toString(),
                Standalone.SUBMIT,
                "--master",
                cluster.master(),
                "--deploy-mode",
                "cluster",
                "--class",
                SocketWordCount.class.getName(),
                "labs.jar");
        line.environment().putAll(Standalone.environment(home.toString()));
        try (LabProcess submit = LabProcess.start(line)) {
            assertThat(submit.awaitExit()).as(submit.transcript()).isEqualTo(1);
            assertThat(submit.err()).anyMatch(said -> said.contains("Expected SaslMessage"));
        }
        JsonNode page = new ObjectMapper()
                .readTree(URI.create(cluster.page() + "/json/").toURL());
        for (String list : List.of("activeapps", "activedrivers", "completeddrivers")) {
            assertThat(page.path(list).isArray()).as(list).isTrue();
            assertThat(page.path(list)).as(list).isEmpty();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
