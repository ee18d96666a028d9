package labs.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
                Client client = new Client(server)) {
            assertThat(client.lines(4)).containsExactly("one", "two", "", "last without end");
            server.awaitEnd();
            assertThat(server.lines()).isEqualTo(4);
        }
    }

    @Test
    void linesWaitWhileNobodyIsConnected() throws Exception {
        try (TextServer server = TextServer.replay(write("one\ntwo\n"), 0, NO_LIMIT, false)) {
            assertThat(server.lines()).isZero();
            try (Client client = new Client(server)) {
                assertThat(client.lines(2)).containsExactly("one", "two");
            }
        }
    }

    @Test
    void aClientThatComesBackGoesOnWhereTheStreamIs() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed)) {
            try (Client first = new Client(server)) {
                type(typed, "one");
                assertThat(first.line()).isEqualTo("one");
            }
            await().until(() -> heard("has gone"));
            type(typed, "two");
            type(typed, "three");
            try (Client again = new Client(server)) {
                assertThat(again.lines(2)).containsExactly("two", "three");
            }
        }
    }

    @Test
    void whatAClientDoesNotAcknowledgeGoesToTheNext() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed)) {
            try (Client first = new Client(server)) {
                first.say("ack 0");
                for (String line : List.of("one", "two", "three", "four")) {
                    type(typed, line);
                }
                assertThat(first.lines(4)).containsExactly("one", "two", "three", "four");
                first.say("ack 2");
                await().until(() -> server.acknowledged() == 2);
            }
            await().until(() -> heard("has gone"));
            type(typed, "five");
            try (Client second = new Client(server)) {
                second.say("ack 0");
                assertThat(second.lines(3)).containsExactly("three", "four", "five");
                second.say("ack 1");
                await().until(() -> server.acknowledged() == 3);
            }
            await().until(() -> count("has gone") == 2);
            typed.close();
            try (Client third = new Client(server)) {
                assertThat(third.lines(2)).containsExactly("four", "five");
            }
            assertThat(server.lines()).isEqualTo(5);
        }
    }

    @Test
    void linesComeBackAlsoAfterTheEndOfTheText() throws Exception {
        try (TextServer server = TextServer.replay(write("one\ntwo\n"), 0, NO_LIMIT, false, news::add)) {
            for (int turn = 1; turn <= 3; turn++) {
                int gone = turn;
                try (Client client = new Client(server)) {
                    client.say("ack 0");
                    assertThat(client.lines(2)).containsExactly("one", "two");
                    client.socket.setSoLinger(true, 0);
                }
                await().until(() -> count("has gone") == gone);
            }
            server.awaitEnd();
            assertThat(server.lines()).isEqualTo(2);
        }
    }

    @Test
    void acknowledgementsThatArriveWithTheDeathOfTheClientCount() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed)) {
            try (Client first = new Client(server)) {
                first.say("ack 0");
                type(typed, "one");
                assertThat(first.line()).isEqualTo("one");
                first.say("ack 1");
            }
            type(typed, "two");
            try (Client next = new Client(server)) {
                assertThat(next.line()).isEqualTo("two");
            }
        }
    }

    @Test
    void everyLineGoesToEachConnectedClient() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed);
                Client one = new Client(server);
                Client other = new Client(server)) {
            await().until(() -> count("has connected") == 2);
            type(typed, "both");
            assertThat(one.line()).isEqualTo("both");
            assertThat(other.line()).isEqualTo("both");
        }
    }

    @Test
    void aLineThatCouldNotBeWrittenIsNotLost() throws Exception {
        // More than the buffers of both sockets hold, so that the client goes in the middle of a line.
        String filling = "x".repeat(Utf8Lines.LONGEST / 2);
        List<String> text =
                IntStream.range(0, 40).mapToObj(number -> number + filling).collect(Collectors.toList());
        try (TextServer server = TextServer.replay(write(String.join("\n", text)), 0, NO_LIMIT, false, news::add)) {
            try (Client reset = new Client(server)) {
                assertThat(reset.socket.getInputStream().read()).isEqualTo('0');
                reset.socket.setSoLinger(true, 0);
            }
            await().until(() -> heard("has gone"));
            try (Client next = new Client(server)) {
                String first = next.line();
                int taken = text.indexOf(first);
                assertThat(taken).isNotNegative();
                assertThat(next.lines(39 - taken)).isEqualTo(text.subList(taken + 1, 40));
            }
            server.awaitEnd();
            assertThat(server.lines()).isEqualTo(40);
        }
    }

    @Test
    void aLookWhetherThePortIsOpenTakesNoLine() throws Exception {
        try (TextServer server = TextServer.replay(write("one\n"), 0, NO_LIMIT, false, news::add)) {
            for (int look = 0; look < 20; look++) {
                new Socket(InetAddress.getLoopbackAddress(), server.port()).close();
            }
            try (Client client = new Client(server)) {
                assertThat(client.line()).isEqualTo("one");
            }
        }
    }

    @Test
    void whatAClientSendsIsThrownAway() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed);
                Client client = new Client(server)) {
            client.socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            type(typed, "one");
            assertThat(client.line()).isEqualTo("one");
        }
    }

    @Test
    void aLoopStartsAgainAtTheEnd() throws Exception {
        try (TextServer server = TextServer.replay(write("one\ntwo\n"), 0, NO_LIMIT, true);
                Client client = new Client(server)) {
            assertThat(client.lines(5)).containsExactly("one", "two", "one", "two", "one");
        }
    }

    @Test
    void atTheEndThePortStaysOpenAndTheClientConnected() throws Exception {
        try (TextServer server = TextServer.replay(write("one\n"), 0, NO_LIMIT, false, news::add);
                Client first = new Client(server)) {
            assertThat(first.line()).isEqualTo("one");
            server.awaitEnd();
            assertThat(first.isSilent()).isTrue();
            try (Client late = new Client(server)) {
                assertThat(late.isSilent()).isTrue();
            }
            assertThat(news).anyMatch(message -> message.startsWith("End of the text after 1 line;"));
        }
    }

    @Test
    void closingEndsTheConnectionAndFreesThePort() throws Exception {
        TextServer server = TextServer.replay(write("one\n"), 0, NO_LIMIT, true);
        try (Client client = new Client(server)) {
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
                Client client = new Client(server)) {
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
                Client client = new Client(server)) {
            assertThat(client.line()).isEqualTo("grüße 温度 🌡");
        }
    }

    @Test
    void theLongestLineIsServed() throws Exception {
        String line = "x".repeat(Utf8Lines.LONGEST);
        try (TextServer server = TextServer.replay(write(line + "\r\n"), 0, NO_LIMIT, false);
                Client client = new Client(server)) {
            assertThat(client.line()).isEqualTo(line);
        }
    }

    @Test
    void aTextThatTurnsBadSaysSoAtItsPlace() throws Exception {
        byte[] bytes = {'o', 'k', '\n', (byte) 0xC3, '\n'};
        try (TextServer server =
                        TextServer.stream(new ByteArrayInputStream(bytes), "standard input", 0, NO_LIMIT, news::add);
                Client client = new Client(server)) {
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

    private TextServer typedInto(PipedOutputStream typed) throws IOException {
        return TextServer.stream(new PipedInputStream(typed), "standard input", 0, NO_LIMIT, news::add);
    }

    private static void type(PipedOutputStream typed, String line) throws IOException {
        typed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        typed.flush();
    }

    private boolean heard(String part) {
        return count(part) > 0;
    }

    private long count(String part) {
        return news.stream().filter(message -> message.contains(part)).count();
    }

    /** A client such as netcat. */
    private static final class Client implements Closeable {
        final Socket socket;
        private final BufferedReader in;

        Client(TextServer server) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void say(String line) throws IOException {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        String line() throws IOException {
            return in.readLine();
        }

        List<String> lines(int count) throws IOException {
            List<String> lines = new ArrayList<>();
            while (lines.size() < count) {
                lines.add(line());
            }
            return lines;
        }

        boolean isSilent() throws IOException {
            socket.setSoTimeout(3 * TextServer.SETTLE_MILLIS);
            try {
                return in.read() == -2;
            } catch (SocketTimeoutException e) {
                return true;
            }
        }

        boolean readsToItsEnd() throws IOException {
            try {
                while (line() != null) {
                    continue;
                }
            } catch (SocketException reset) {
                // The server closed it while lines were on their way.
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
