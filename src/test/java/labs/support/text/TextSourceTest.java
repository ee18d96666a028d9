package labs.support.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import labs.support.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TextSourceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "OWN"})
    void lookingForASourceDoesNotUseUpItsOneConnection(String host) throws IOException {
        try (ServerSocket server = new ServerSocket(0);
                TextSource source = source(
                        "--host",
                        host.equals("OWN") ? ownAddress() : host,
                        "--port",
                        String.valueOf(server.getLocalPort()))) {
            source.open(folder.resolve("unused.txt"), 1);
            server.setSoTimeout(200);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void saysHowToStartASourceWhereNoneListens() throws IOException {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        try (TextSource source = source("--port", String.valueOf(port))) {
            assertThatThrownBy(() -> source.open(folder.resolve("unused.txt"), 1))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("Nothing listens on localhost:" + port)
                    .hasMessageContaining("nc -lk " + port);
        }
    }

    @Test
    void theDemoServesTheFileOnAPortOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("text.txt"), "one line\n");
        try (TextSource source = source("--demo")) {
            source.open(file, 100);
            try (Socket client = new Socket(source.host(), source.port())) {
                client.setSoTimeout(10_000);
                assertThat(client.getInputStream().readNBytes(9)).asString().isEqualTo("one line\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "99999999999", ""})
    void refusesWhatIsNoPort(String port) {
        assertThatThrownBy(() -> source("--port=" + port).port())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'" + port + "' is not a port; type a number from 1 to 65535");
    }

    /** An address of this machine that others can reach, where it has one. */
    private static String ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElse(InetAddress.getLoopbackAddress())
                .getHostAddress();
    }

    private static TextSource source(String... args) {
        TextSource source = new TextSource();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("source", CommandLine.Model.CommandSpec.forAnnotatedObject(source)))
                .parseArgs(args);
        return source;
    }
}
