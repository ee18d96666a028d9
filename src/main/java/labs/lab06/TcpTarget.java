package labs.lab06;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import labs.support.UserError;
import labs.support.text.TextServer;

/** Serves the lines on a port of this machine, to whoever connects; while nobody is connected they wait. */
final class TcpTarget extends LinesTarget {
    private static final int PIPE_BYTES = 1 << 16;

    private final TextServer server;

    private TcpTarget(PipedOutputStream lines, int port) {
        super(lines, " to tcp://localhost:" + port, false);
        this.server = TextServer.stream(
                otherEnd(lines), "the simulator", port, Double.POSITIVE_INFINITY, System.err::println);
        System.err.println("Waiting on localhost:" + server.port() + " for somebody who reads.");
    }

    static TcpTarget open(int port) {
        return new TcpTarget(new PipedOutputStream(), port);
    }

    @Override
    public void close() {
        super.close();
        try {
            server.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted before all lines were read.", e);
        } finally {
            server.close();
        }
    }

    private static PipedInputStream otherEnd(PipedOutputStream lines) {
        try {
            return new PipedInputStream(lines, PIPE_BYTES);
        } catch (IOException e) {
            // Only a pipe that is connected already refuses.
            throw new UncheckedIOException(e);
        }
    }
}
