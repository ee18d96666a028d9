package labs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.machine.ToolsOfThisMachine;
import labs.lab01.SocketWordCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lab 1 on machines that lack what Spark and Hadoop take for granted. */
class PoorMachineTest {
    private static final String COUNTED = "\\(\\w+,\\d+\\)";

    @TempDir
    Path temp;

    @Test
    void nobodyKnowsTheMachinesOwnName() throws IOException {
        Path hosts = Files.writeString(temp.resolve("hosts"), "127.0.0.1 localhost\n");
        counts(LabProcess.start(List.of("-Djdk.net.hosts.file=" + hosts), SocketWordCount.class, "--demo"));
    }

    @Test
    void aMachineOfOneGigabyte() {
        counts(LabProcess.startBy(
                List.of(tool("env"), "JDK_JAVA_OPTIONS=-XX:MaxRAM=1g"), SocketWordCount.class, "--demo"));
    }

    @Test
    void aUserWithoutAName() {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can be somebody else");
        // Still allowed to read the jars, wherever root has put them.
        String may = "=+dac_override,+dac_read_search";
        counts(LabProcess.startBy(
                List.of(tool("setpriv"), "--reuid=54321", "--clear-groups", "--inh-caps" + may, "--ambient-caps" + may),
                SocketWordCount.class,
                "--demo"));
    }

    @Test
    void allUsualPortsOfTheUserInterfaceAreTaken() throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (int port = 4040; port <= 4060; port++) {
                taken.add(take(port));
            }
            LabCall lab = LabCall.withSpark(new SocketWordCount(), "--demo", "--for", "1s");
            assertThat(lab.exitCode()).as(lab.err()).isZero();
            assertThat(lab.err().lines()).singleElement().asString().startsWith("Spark UI http://127.0.0.1:40");
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
    }

    /** As {@code ./lab 1 --demo | head -1}. */
    @Test
    void nobodyReadsAnyMore() throws IOException {
        try (LabProcess lab = LabProcess.start(SocketWordCount.class, "--demo", "--batch", "500ms")) {
            lab.awaitOut(line -> line.matches(COUNTED));
            lab.process().getInputStream().close();
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err()).singleElement().asString().startsWith("Spark UI");
        }
    }

    private static void counts(LabProcess started) {
        try (LabProcess lab = started) {
            lab.awaitOut(line -> line.matches(COUNTED));
        }
    }

    private static String tool(String name) {
        Optional<Path> found = ToolsOfThisMachine.find(name);
        assumeTrue(found.isPresent(), name + " is not installed");
        return found.get().toString();
    }

    /** A socket on that port, or on any other where somebody else has it already. */
    private static ServerSocket take(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            return new ServerSocket(0);
        }
    }
}
