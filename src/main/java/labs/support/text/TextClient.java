package labs.support.text;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One client of a {@link TextServer}. One that sends a line {@code ack N} says: the first N lines of this connection are
 * in a safe place. The server keeps what it sends until it is acknowledged: also from before the first such line, which
 * may take its time on a busy machine, for as long as that is not more than {@link #LIMIT}.
 */
final class TextClient {
    /** What may be on its way unacknowledged, in bytes. */
    private static final long LIMIT = 4L << 20;

    private static final int LONGEST_WORD = 64;

    private final Socket socket;
    private final StringBuilder heard = new StringBuilder();
    private final Deque<byte[]> unacknowledged = new ArrayDeque<>();
    private long bytes;
    /** How many lines are not kept any more, because the client had sent no acknowledgement for so long. */
    private long forgotten;

    private long acknowledged;
    private boolean acknowledges;
    private boolean ended;

    TextClient(Socket socket) {
        this.socket = socket;
    }

    Socket socket() {
        return socket;
    }

    /** How many lines it has acknowledged. */
    synchronized long acknowledged() {
        return acknowledged;
    }

    /**
     * Remembers a line that is sent next, where the client acknowledges; waits while too much is unacknowledged.
     *
     * @return whether the line will come back if the client goes without acknowledging it
     */
    synchronized boolean keep(byte[] line) throws InterruptedException {
        while (acknowledges && bytes > LIMIT && !ended) {
            wait();
        }
        if (ended) {
            return false;
        }
        if (!acknowledges && (forgotten > 0 || bytes + line.length > LIMIT)) {
            forgotten += unacknowledged.size() + 1;
            unacknowledged.clear();
            bytes = 0;
            return false;
        }
        unacknowledged.add(line);
        bytes += line.length;
        return acknowledges;
    }

    /** Writes a line with its end. */
    void send(byte[] line) throws IOException {
        socket.getOutputStream().write(line);
    }

    /** Takes a byte that the client has sent. What is no acknowledgement is thrown away. */
    synchronized void hear(int character) {
        if (character != '\n') {
            // What is longer than this is no acknowledgement; it need not be kept.
            if (heard.length() < LONGEST_WORD) {
                heard.append((char) character);
            }
            return;
        }
        String said = heard.toString().strip();
        heard.setLength(0);
        if (said.matches("ack \\d{1,18}")) {
            acknowledges = true;
            acknowledge(Long.parseLong(said.substring("ack ".length())));
        }
    }

    /** No line is kept from now on. Answers with those that it has not acknowledged, in the order of the text. */
    synchronized List<byte[]> end() {
        ended = true;
        notifyAll();
        return acknowledges ? List.copyOf(unacknowledged) : List.of();
    }

    /** Closes the connection. */
    void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is of no more use, whatever closing says.
        }
    }

    private void acknowledge(long lines) {
        while (forgotten + acknowledged < lines && !unacknowledged.isEmpty()) {
            bytes -= unacknowledged.remove().length;
            acknowledged++;
        }
        notifyAll();
    }
}
