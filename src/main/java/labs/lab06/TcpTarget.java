package labs.lab06;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import labs.sensors.SensorLine;
import labs.support.UserError;
import labs.support.text.TextServer;

/** Serves the lines on a port of this machine, to whoever connects; while nobody is connected they wait. */
final class TcpTarget implements Target {
    private static final int PIPE_BYTES = 1 << 16;

    private final int port;
    private final TextServer server;
    private final Lines lines;

    TcpTarget(int port) {
        this.port = port;
        PipedOutputStream pipe = new PipedOutputStream();
        PipedInputStream end = new PipedInputStream(PIPE_BYTES);
        try {
            pipe.connect(end);
        } catch (IOException e) {
            // Only a pipe that is connected already refuses.
            throw new UncheckedIOException(e);
        }
        this.server = TextServer.stream(end, "the simulator", port, Double.POSITIVE_INFINITY, System.err::println);
        this.lines = new Lines(pipe, name(), false);
        System.err.println("Waiting on localhost:" + server.port() + " for somebody who reads.");
    }

    @Override
    public boolean send(SensorLine line) {
        return lines.send(line);
    }

    @Override
    public void flush() {
        lines.flush();
    }

    @Override
    public void close() {
        lines.close();
        try {
            server.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted before all lines were read.", e);
        } finally {
            server.close();
        }
    }

    @Override
    public String name() {
        return " to tcp://localhost:" + port;
    }
}
