package labs.support.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which lines reach a client when clients come, go, and come back. */
@Timeout(60)
class TextServerClientsTest {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    @TempDir
    Path folder;

    private final List<String> news = new CopyOnWriteArrayList<>();

    @Test
    void linesWaitWhileNobodyIsConnected() throws Exception {
        try (TextServer server = TextServer.replay(write("one\ntwo\n"), 0, NO_LIMIT, false)) {
            assertThat(server.lines()).isZero();
            try (LineClient client = new LineClient(server)) {
                assertThat(client.lines(2)).containsExactly("one", "two");
            }
        }
    }

    @Test
    void aClientThatComesBackGoesOnWhereTheStreamIs() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed)) {
            try (LineClient first = new LineClient(server)) {
                type(typed, "one");
                assertThat(first.line()).isEqualTo("one");
            }
            await().until(() -> heard("has gone"));
            type(typed, "two");
            type(typed, "three");
            try (LineClient again = new LineClient(server)) {
                assertThat(again.lines(2)).containsExactly("two", "three");
            }
        }
    }

    @Test
    void whatAClientDoesNotAcknowledgeGoesToTheNext() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed)) {
            try (LineClient first = new LineClient(server)) {
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
            try (LineClient second = new LineClient(server)) {
                second.say("ack 0");
                assertThat(second.lines(3)).containsExactly("three", "four", "five");
                second.say("ack 1");
                await().until(() -> server.acknowledged() == 3);
            }
            await().until(() -> count("has gone") == 2);
            typed.close();
            try (LineClient third = new LineClient(server)) {
                assertThat(third.lines(2)).containsExactly("four", "five");
            }
            assertThat(server.lines()).isEqualTo(5);
        }
    }

    @Test
    void anAcknowledgementMayComeLate() throws Exception {
        List<String> text = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> "line " + number)
                .toList();
        try (TextServer server = TextServer.replay(write(String.join("\n", text)), 0, NO_LIMIT, false, news::add)) {
            try (LineClient slow = new LineClient(server)) {
                // Everything was sent before the client says that it acknowledges.
                assertThat(slow.lines(12)).isEqualTo(text);
                slow.say("ack 0");
                slow.say("ack 5");
                await().until(() -> server.acknowledged() == 5);
            }
            await().until(() -> heard("has gone"));
            try (LineClient next = new LineClient(server)) {
                assertThat(next.lines(7)).isEqualTo(text.subList(5, 12));
            }
        }
    }

    @Test
    void whatAClientThatNeverAcknowledgesHasTakenIsGone() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed)) {
            try (LineClient first = new LineClient(server)) {
                type(typed, "one");
                assertThat(first.line()).isEqualTo("one");
            }
            await().until(() -> heard("has gone"));
            type(typed, "two");
            try (LineClient next = new LineClient(server)) {
                assertThat(next.line()).isEqualTo("two");
            }
        }
    }

    @Test
    void aClientThatAcknowledgesAfterMegabytesGetsWhatItIsSentFromThen() throws Exception {
        String filling = "x".repeat(Utf8Lines.LONGEST / 2);
        List<String> text =
                IntStream.range(0, 12).mapToObj(number -> number + filling).toList();
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed)) {
            try (LineClient late = new LineClient(server)) {
                for (String line : text) {
                    type(typed, line);
                    assertThat(late.line()).isEqualTo(line);
                }
                // Which of the lines that follow are kept depends on when the server hears of it.
                AtomicInteger received = new AtomicInteger(12);
                await().until(() -> {
                    late.say("ack " + received.get());
                    type(typed, "more");
                    assertThat(late.line()).isEqualTo("more");
                    received.incrementAndGet();
                    return server.acknowledged() > 0;
                });
                late.say("ack " + received.get());
                type(typed, "two");
                assertThat(late.line()).isEqualTo("two");
            }
            await().until(() -> heard("has gone"));
            try (LineClient next = new LineClient(server)) {
                assertThat(next.line()).isEqualTo("two");
            }
        }
    }

    @Test
    void linesComeBackAlsoAfterTheEndOfTheText() throws Exception {
        try (TextServer server = TextServer.replay(write("one\ntwo\n"), 0, NO_LIMIT, false, news::add)) {
            for (int turn = 1; turn <= 3; turn++) {
                int gone = turn;
                try (LineClient client = new LineClient(server)) {
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
            try (LineClient first = new LineClient(server)) {
                first.say("ack 0");
                type(typed, "one");
                assertThat(first.line()).isEqualTo("one");
                first.say("ack 1");
            }
            type(typed, "two");
            try (LineClient next = new LineClient(server)) {
                assertThat(next.line()).isEqualTo("two");
            }
        }
    }

    @Test
    void everyLineGoesToEachConnectedClient() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed);
                LineClient one = new LineClient(server);
                LineClient other = new LineClient(server)) {
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
            try (LineClient reset = new LineClient(server)) {
                assertThat(reset.socket.getInputStream().read()).isEqualTo('0');
                reset.socket.setSoLinger(true, 0);
            }
            await().until(() -> heard("has gone"));
            try (LineClient next = new LineClient(server)) {
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
            try (LineClient client = new LineClient(server)) {
                assertThat(client.line()).isEqualTo("one");
            }
        }
    }

    @Test
    void whatAClientSendsIsThrownAway() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        try (TextServer server = typedInto(typed);
                LineClient client = new LineClient(server)) {
            client.socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            type(typed, "one");
            assertThat(client.line()).isEqualTo("one");
        }
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
}
