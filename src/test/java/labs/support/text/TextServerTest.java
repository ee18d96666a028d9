package labs.support.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import labs.support.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the server makes of a text, at its start, its end and its rate. */
@Timeout(60)
class TextServerTest {

    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    @TempDir
    Path folder;

    private final List<String> news = new CopyOnWriteArrayList<>();

    @Test
    void aClientGetsTheLinesOfTheFileInOrder() throws Exception {
        Path file = write("one\ntwo\r\n\nlast without end");
        try (TextServer server = TextServer.replay(file, 0, NO_LIMIT, false);
                LineClient client = new LineClient(server)) {
            assertThat(client.lines(4)).containsExactly("one", "two", "", "last without end");
            server.awaitEnd();
            assertThat(server.lines()).isEqualTo(4);
        }
    }

    @Test
    void aLoopStartsAgainAtTheEnd() throws Exception {
        try (TextServer server = TextServer.replay(write("one\ntwo\n"), 0, NO_LIMIT, true);
                LineClient client = new LineClient(server)) {
            assertThat(client.lines(5)).containsExactly("one", "two", "one", "two", "one");
        }
    }

    @Test
    void atTheEndThePortStaysOpenAndTheClientConnected() throws Exception {
        try (TextServer server = TextServer.replay(write("one\n"), 0, NO_LIMIT, false, news::add);
                LineClient first = new LineClient(server)) {
            assertThat(first.line()).isEqualTo("one");
            server.awaitEnd();
            assertThat(first.isSilent()).isTrue();
            try (LineClient late = new LineClient(server)) {
                assertThat(late.isSilent()).isTrue();
            }
            assertThat(news).anyMatch(message -> message.startsWith("End of the text after 1 line;"));
        }
    }

    @Test
    void closingEndsTheConnectionAndFreesThePort() throws Exception {
        TextServer server = TextServer.replay(write("one\n"), 0, NO_LIMIT, true);
        try (LineClient client = new LineClient(server)) {
            assertThat(client.line()).isEqualTo("one");
            server.close();
            assertThat(client.readsToItsEnd()).isTrue();
            TextServer.replay(write("two\n"), server.port(), NO_LIMIT, false).close();
        }
    }

    @Test
    void theRateIsNeverExceeded() throws Exception {
        long start = System.nanoTime();
        try (TextServer server = TextServer.replay(write("one\n"), 0, 50, true);
                LineClient client = new LineClient(server)) {
            client.lines(20);
        }
        // 20 lines at 50 a second are 19 pauses; up to 100 ms may be caught up. Slower is no fault.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(280));
    }

    @Test
    void itListensOnLoopbackOnly() throws Exception {
        try (TextServer server = TextServer.replay(write("one\n"), 0, NO_LIMIT, false)) {
            // The same port is still free on this machine's other addresses.
            for (InetAddress own : otherAddresses()) {
                new ServerSocket(server.port(), 1, own).close();
            }
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void textIsUtf8AndAByteOrderMarkIsNoText() throws Exception {
        try (TextServer server = TextServer.replay(write("\uFEFFgrüße 温度 🌡\n"), 0, NO_LIMIT, false);
                LineClient client = new LineClient(server)) {
            assertThat(client.line()).isEqualTo("grüße 温度 🌡");
        }
    }

    @Test
    void theLongestLineIsServed() throws Exception {
        String line = "x".repeat(Utf8Lines.LONGEST);
        try (TextServer server = TextServer.replay(write(line + "\r\n"), 0, NO_LIMIT, false);
                LineClient client = new LineClient(server)) {
            assertThat(client.line()).isEqualTo(line);
        }
    }

    @Test
    void aTextThatTurnsBadSaysSoAtItsPlace() throws Exception {
        byte[] bytes = {'o', 'k', '\n', (byte) 0xC3, '\n'};
        try (TextServer server =
                        TextServer.stream(new ByteArrayInputStream(bytes), "standard input", 0, NO_LIMIT, news::add);
                LineClient client = new LineClient(server)) {
            assertThat(client.line()).isEqualTo("ok");
            assertThatThrownBy(server::awaitEnd)
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("standard input is not UTF-8 text (line 2)");
        }
    }

    @Test
    void aTextThatCannotBeReadSaysSo() throws Exception {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("device gone");
            }
        };
        try (TextServer server = TextServer.stream(broken, "standard input", 0, NO_LIMIT, news::add)) {
            assertThatThrownBy(server::awaitEnd)
                    .isInstanceOf(UserError.class)
                    .hasMessage("The text could not be read: device gone.");
        }
    }

    private static List<InetAddress> otherAddresses() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .collect(Collectors.toList());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "text", ".txt"), text);
    }
}
