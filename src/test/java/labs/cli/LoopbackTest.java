package labs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import labs.harness.lab.LabProcess;
import labs.harness.machine.ListeningSockets;
import labs.harness.machine.Ports;
import labs.lab01.SocketWordCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that runs can be reached from another machine. */
class LoopbackTest {

    @BeforeEach
    void onLinuxOnly() {
        assumeTrue(ListeningSockets.canBeRead(), "This system does not tell on which addresses a process listens.");
    }

    @Test
    void aLabWithItsOwnTextListensOnLoopbackOnly() throws IOException {
        try (LabProcess lab = LabProcess.start(SocketWordCount.class, "--demo", "--batch", "500ms")) {
            lab.awaitOut(line -> line.startsWith("("));
            // The text server, the Spark UI, the driver and its block manager.
            assertThat(ListeningSockets.of(lab.pid()))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(ListeningSockets::isLoopback);
        }
    }

    @Test
    void theFeedListensOnLoopbackOnly() throws IOException {
        try (LabProcess feed =
                LabProcess.start(Main.class, "feed", "data/harbour.txt", "--port", String.valueOf(Ports.free()))) {
            feed.awaitErr(line -> line.startsWith("Serving "));
            assertThat(ListeningSockets.of(feed.pid())).hasSize(1).allMatch(ListeningSockets::isLoopback);
        }
    }

    @Test
    void aSocketOnAllAddressesWouldBeSeen() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0)) {
            List<String> seen = ListeningSockets.of(ProcessHandle.current().pid());
            assertThat(seen)
                    .anyMatch(address ->
                            address.endsWith(":" + everywhere.getLocalPort()) && !ListeningSockets.isLoopback(address));
        }
    }
}
