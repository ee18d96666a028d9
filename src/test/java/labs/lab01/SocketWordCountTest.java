package labs.lab01;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.harness.machine.Ports;
import labs.harness.machine.SilentPort;
import labs.harness.machine.ToolsOfThisMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketWordCountTest {

    @Test
    void countsTheWordsOfEachBatchByItself() {
        run(SocketWordCount::count)
                .onBatches(List.of("to be", "or not to be"), List.of("to be that is"))
                .expect(Map.of("to", 2, "be", 2, "or", 1, "not", 1), Map.of("to", 1, "be", 1, "that", 1, "is", 1));
    }

    @Test
    void aBatchWithoutLinesHasNoWords() {
        run(SocketWordCount::count)
                .onBatches(List.of(), List.of("", "   ", "\t"), List.of("be"))
                .expect(Map.of(), Map.of(), Map.of("be", 1));
    }

    @Test
    void spacesOfAnyLengthStandBetweenWords() {
        run(SocketWordCount::count).onBatches(List.of("  a \t b  a ")).expect(Map.of("a", 2, "b", 1));
    }

    @Test
    void theDemoCountsItsOwnText() {
        try (LabProcess lab =
                LabProcess.startPlain(SocketWordCount.class, "--demo", "--batch", "500ms", "--for", "1h")) {
            lab.awaitOut(line -> line.matches("\\(\\w+,\\d+\\)"));
            assertThat(lab.err())
                    // What Java 24 and later say by themselves where no flag forbids it.
                    .filteredOn(line -> !line.isEmpty() && !line.startsWith("WARNING: "))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("Spark UI http://127.0.0.1:", "stops after 1h");
        }
    }

    @Test
    void endsByItselfWhenItsTimeIsOver() {
        LabCall lab = LabCall.withSpark(new SocketWordCount(), "--demo", "--for", "1s");
        assertThat(lab.exitCode()).as(lab.err()).isZero();
        assertThat(lab.err().lines()).hasSize(1);
    }

    @Test
    void countsWhatRealNetcatSends() throws IOException {
        Optional<Path> netcat = ToolsOfThisMachine.find("nc");
        assumeTrue(netcat.isPresent(), "netcat (nc) is not installed");
        int port = Ports.free();
        ProcessBuilder server = new ProcessBuilder(netcat.get().toString(), "-lk", "127.0.0.1", String.valueOf(port));
        try (LabProcess source = LabProcess.start(server)) {
            source.awaitThat("netcat to listen", () -> isTaken(port));
            try (RunningLab lab =
                    RunningLab.start(new SocketWordCount(), "--port", String.valueOf(port), "--batch", "500ms")) {
                // netcat drops what it is told before anybody has connected, so the line is said until it arrives.
                lab.awaitThat("a counted line", () -> {
                    say(source, "to be or not to be");
                    return lab.out().stream().anyMatch(counted -> counted.matches("\\(not,\\d+\\)"));
                });
            }
        }
    }

    /** It serves one client and ends: whoever looks by connecting has used it up. */
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1"})
    void countsWhatANetcatForOneClientSends(String host) throws IOException {
        Optional<Path> netcat = ToolsOfThisMachine.find("nc");
        assumeTrue(netcat.isPresent(), "netcat (nc) is not installed");
        int port = Ports.free();
        ProcessBuilder server = new ProcessBuilder(netcat.get().toString(), "-l", host, String.valueOf(port));
        try (LabProcess source = LabProcess.start(server)) {
            source.awaitThat("netcat to listen", () -> isTaken(port));
            say(source, "to be or not to be");
            try (RunningLab lab = RunningLab.start(
                    new SocketWordCount(), "--host", host, "--port", String.valueOf(port), "--batch", "500ms")) {
                lab.awaitOut("(not,1)"::equals);
            }
        }
    }

    @Test
    void saysThatNothingListensWhereASourceHasJustEnded() {
        int port = Ports.justLeft();
        assertThat(isTaken(port)).isTrue();

        LabCall lab = LabCall.withSpark(new SocketWordCount(), "--port", String.valueOf(port));

        assertThat(lab.err().lines().filter(line -> !line.startsWith("Spark UI")))
                .containsExactly("error: Nothing listens on localhost:" + port + "; start a text source first, in"
                        + " another terminal: nc -lk " + port + " or ./lab feed --port " + port
                        + " (or add --demo here).");
        assertThat(lab.exitCode()).isEqualTo(1);
    }

    /** In a process of its own: what waits for a connection does not let itself be interrupted, and would stay here. */
    @Test
    void saysThatNobodyAnswersLongBeforeTheSystemDoes() {
        try (SilentPort silent = new SilentPort();
                LabProcess lab = LabProcess.start(SocketWordCount.class, "--port", String.valueOf(silent.port()))) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .contains("error: Nothing answers at localhost:" + silent.port() + ", not even to refuse; check"
                            + " --host and --port, and whether a firewall is in between (or add --demo here).");
        }
    }

    @Test
    void saysWhenTheSourceGoesAwayAndWhenItIsBack() throws IOException {
        int port;
        RunningLab lab;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            lab = RunningLab.start(
                    new SocketWordCount(), "--host", "127.0.0.1", "--port", String.valueOf(port), "--batch", "500ms");
            server.accept().close();
        }
        try (lab) {
            lab.awaitErr(line -> line.startsWith("The source is gone"));
            try (ServerSocket again = new ServerSocket()) {
                again.setReuseAddress(true);
                again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                try (OutputStream client = again.accept().getOutputStream()) {
                    lab.awaitErr("The source is back."::equals);
                    client.write("back again\n".getBytes(StandardCharsets.UTF_8));
                    client.flush();
                    lab.awaitOut("(again,1)"::equals);
                }
            }
            assertThat(lab.err()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    /** With some memory blocks are dropped, with less none is stored. */
    @ParameterizedTest
    @ValueSource(strings = {"0.02", "0.001"})
    void saysWhatToDoWhereMemoryHasNoRoomForWhatArrives(String fraction) throws IOException {
        byte[] lines = "to be or not to be\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LabProcess lab = LabProcess.start(
                        List.of("-Dspark.memory.fraction=" + fraction),
                        SocketWordCount.class,
                        "--port",
                        String.valueOf(server.getLocalPort()));
                OutputStream client = server.accept().getOutputStream()) {
            assertThatThrownBy(() -> {
                        while (true) {
                            client.write(lines);
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("error: ")
                    .contains("the storage level MEMORY_ONLY", "JDK_JAVA_OPTIONS=-Xmx2g");
        }
    }

    private static void say(LabProcess netcat, String line) throws IOException {
        OutputStream input = netcat.process().getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
