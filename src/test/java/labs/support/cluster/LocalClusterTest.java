package labs.support.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import labs.harness.machine.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster knows of its processes without starting any. */
class LocalClusterTest {
    private static final ClusterSettings SETTINGS = new ClusterSettings(7077, 8080, 2, 1, 512, 1);

    @TempDir
    Path folder;

    @Test
    void aProcessWithTheIdOfOneThatHasEndedIsAnothers() throws IOException {
        Nodes nodes = new Nodes(ClusterFolder.at(folder), SETTINGS);
        Path file = ClusterFolder.at(folder).processFile("worker-1");
        Files.createDirectories(file.getParent());
        Files.writeString(file, ProcessHandle.current().pid() + "\n");
        assertThat(nodes.find("worker-1")).hasValue(ProcessHandle.current());
        assertThat(nodes.startOfAnother()).isEqualTo("./lab cluster start-worker 2");

        Instant before =
                ProcessHandle.current().info().startInstant().orElseThrow().minusSeconds(10);
        Files.setLastModifiedTime(file, FileTime.from(before));
        assertThat(nodes.find("worker-1")).isEmpty();
        assertThat(nodes.startOfAnother()).isEqualTo("./lab cluster start-worker 1");
    }

    @Test
    void anEarlierProcessIsNotBlamed() throws IOException {
        Path log = Files.writeString(folder.resolve("worker-1.log"), "ERROR an old one\nlast words\n");
        assertThat(LocalCluster.lastError(log, 0)).isEqualTo("ERROR an old one");
        long before = Files.size(log);
        assertThat(LocalCluster.lastError(log, before)).isEqualTo("nothing");
        Files.writeString(log, Files.readString(log) + "INFO first words\nINFO last words\n\n\tat somewhere\n");
        assertThat(LocalCluster.lastError(log, before)).isEqualTo("INFO last words");
        assertThat(LocalCluster.lastError(folder.resolve("none"), 0)).isEqualTo("nothing");
    }

    @Test
    void aPortThatNobodyHasIsNotTaken() throws IOException {
        BindException refused = new BindException("Permission denied");
        int free = Ports.free();
        assertThat(LocalCluster.notFree(free, "--port 7078", refused))
                .hasMessage("Nothing can listen on port " + free
                        + " of 127.0.0.1 (Permission denied); choose another, such as --port 7078.");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(LocalCluster.notFree(taken.getLocalPort(), "--port 7078", refused))
                    .hasMessage(
                            "Port " + taken.getLocalPort() + " on 127.0.0.1 is taken by another program; end that, or"
                                    + " choose another, such as --port 7078.");
        }
    }
}
