package labs.lab09;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.harness.machine.Ports;
import labs.harness.machine.SilentPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab as a student runs it, against a server that goes away and on a disk that takes no more. */
class StructuredWordCountRunTest {
    private static final String GONE = "The source is gone";

    @Test
    void saysThatTheSourceDoesNotComeBack() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningLab lab =
                        RunningLab.start(new StructuredWordCount(), "--port", String.valueOf(server.getLocalPort()))) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("to be\n".getBytes(UTF_8));
                lab.awaitOut(line -> line.startsWith("|be "));
            }
            lab.awaitErr(line -> line.startsWith(GONE));
        }
    }

    @Test
    void saysItOfASourceThatWasGoneBeforeAnybodyLooked() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningLab lab =
                        RunningLab.start(new StructuredWordCount(), "--port", String.valueOf(server.getLocalPort()))) {
            server.accept().close();
            lab.awaitErr(line -> line.startsWith(GONE));
        }
    }

    @Test
    void saysThatNothingListensWhereASourceHasJustEnded() {
        int port = Ports.justLeft();
        LabCall lab = LabCall.withSpark(new StructuredWordCount(), "--port", String.valueOf(port));
        assertThat(lab.err().lines())
                .last()
                .asString()
                .startsWith("error: Nothing listens on localhost:" + port + "; start a text source first");
        assertThat(lab.exitCode()).isEqualTo(1);
    }

    /** In a process of its own: what waits for a connection does not let itself be interrupted, and would stay here. */
    @Test
    void saysThatNobodyAnswersLongBeforeTheSystemDoes() {
        try (SilentPort silent = new SilentPort();
                LabProcess lab = LabProcess.start(StructuredWordCount.class, "--port", String.valueOf(silent.port()))) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .contains("error: Nothing answers at localhost:" + silent.port() + ", not even to refuse; check"
                            + " --host and --port, and whether a firewall is in between (or add --demo here).");
        }
    }

    @Test
    void aQueryThatFailsIsNotToldAsASourceThatIsGone(@TempDir Path temp) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LabProcess lab = LabProcess.start(
                        StructuredWordCount.class,
                        "--port",
                        String.valueOf(server.getLocalPort()),
                        "--checkpoint",
                        temp.toString());
                Socket client = server.accept()) {
            client.getOutputStream().write("to be\n".getBytes(UTF_8));
            lab.awaitOut(line -> line.startsWith("|be "));
            // Where the next batch wants to write its offsets there is a file.
            Path offsets = temp.resolve("offsets");
            Files.move(offsets, offsets.resolveSibling("moved"));
            Files.writeString(offsets, "");
            client.getOutputStream().write("or not\n".getBytes(UTF_8));

            assertThat(lab.awaitExit()).isEqualTo(1);
            assertThat(lab.err())
                    .anyMatch(line -> line.startsWith("error: A query failed, so the lab stops: "))
                    .noneMatch(line -> line.startsWith(GONE));
        }
    }
}
