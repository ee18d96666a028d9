package labs.support.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import labs.support.UserError;
import labs.support.Workspace;

/**
 * A text server on 127.0.0.1: a text is one stream of lines with one position, and whoever is connected gets what comes.
 *
 * <ul>
 *   <li>While nobody is connected the lines wait. A client that connects later, or again, goes on where the stream is.
 *   <li>Each line goes to every client that is connected; the slowest of them sets the pace.
 *   <li>At the end of the text the server stays open; with {@code loop} the text starts again.
 * </ul>
 *
 * <p><b>What a dropped client loses.</b> A line moves the position when at least one client's socket has taken it whole.
 * A line that no socket took stays, and the next client gets it first. But "taken" means only that this machine's TCP
 * buffered it: if the client dies before it reads, the line is lost and TCP tells nobody. This server therefore watches
 * for the moment a client closes or dies and sends it nothing from then on; what it sent just before, at most what the
 * two socket buffers hold, cannot be known. (A client that only ends its own sending counts as gone, too.)
 *
 * <p><b>A client that acknowledges loses nothing.</b> It sends {@code ack 0} when it connects and {@code ack N} when the
 * first N lines of this connection are in a safe place. When it dies, the lines that it was sent and has not acknowledged
 * go to the next client, before any other (unless another client is connected, for which the stream goes on). A client that
 * dies between saving a line and acknowledging it gets that line again: at least once, not exactly once.
 *
 * <p>A connection that is closed within {@value #SETTLE_MILLIS} ms, as a look whether the port is open is, takes no line.
 */
public final class TextServer implements AutoCloseable {

    /** How long a new connection must stay before it gets lines. */
    static final int SETTLE_MILLIS = 20;

    /** A server that fell behind its rate catches up at most this much, so that a pause is not followed by a flood. */
    private static final long CATCH_UP_NANOS = 100_000_000L;

    /** Where a text begins: once, or each time again for a loop. */
    private interface Source {
        Utf8Lines open() throws IOException;
    }

    private final Source source;
    private final boolean loop;
    private final long nanosPerLine;
    private final Consumer<String> news;
    private final ServerSocket server;
    private final TextClients clients;
    private final Thread acceptor;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private final AtomicLong lines = new AtomicLong();
    private volatile UserError failure;
    private long due = System.nanoTime();

    private TextServer(Source source, int port, double linesPerSecond, boolean loop, Consumer<String> news) {
        if (!(linesPerSecond > 0)) {
            throw UserError.usage("The rate must be above 0 lines per second, not " + linesPerSecond + ".");
        }
        this.source = source;
        this.loop = loop;
        this.nanosPerLine = (long) (1e9 / linesPerSecond);
        this.news = news;
        this.server = listen(port);
        this.clients = new TextClients(news);
        this.acceptor = start("text-server-accept", this::accept);
        start("text-server-send", this::send);
        start("text-server-resend", this::resend);
    }

    /**
     * Serves the lines of a file, without news of clients.
     *
     * @see #replay(Path, int, double, boolean, Consumer)
     */
    public static TextServer replay(Path file, int port, double linesPerSecond, boolean loop) {
        return replay(file, port, linesPerSecond, loop, message -> {});
    }

    /**
     * Serves the lines of a file. A regular file is read through once before, so that a file that cannot be served to its
     * end is refused at the start.
     *
     * @param file UTF-8 text, at least one line, no line longer than 1 MB
     * @param port the port on 127.0.0.1; 0 takes any free one, see {@link #port()}
     * @param linesPerSecond the rate; {@link Double#POSITIVE_INFINITY} is as fast as the clients read
     * @param loop whether the text starts again at its end
     * @param news is told, in one sentence each, that a client has come or gone and that the text has ended
     * @throws UserError when the file is missing, a folder, unreadable, empty, not UTF-8 or has a line that is too long;
     *     when the port is taken
     */
    public static TextServer replay(Path file, int port, double linesPerSecond, boolean loop, Consumer<String> news) {
        check(file);
        return new TextServer(() -> open(file), port, linesPerSecond, loop, news);
    }

    /**
     * Serves the lines of a stream as they come, for example those of standard input.
     *
     * @param in UTF-8 text; closed at its end
     * @param name what messages call it, for example "standard input"
     * @param port the port on 127.0.0.1; 0 takes any free one
     * @param linesPerSecond the rate at most; {@link Double#POSITIVE_INFINITY} passes each line on at once
     * @param news see {@link #replay(Path, int, double, boolean, Consumer)}
     * @throws UserError when the port is taken
     */
    public static TextServer stream(
            InputStream in, String name, int port, double linesPerSecond, Consumer<String> news) {
        return new TextServer(() -> new Utf8Lines(in, name), port, linesPerSecond, false, news);
    }

    /** The port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many lines have been taken by at least one client so far. */
    public long lines() {
        return lines.get();
    }

    /** How many lines have been acknowledged so far, by clients that do so. */
    public long acknowledged() {
        return clients.acknowledged();
    }

    /**
     * Waits until the text has ended (never, with {@code loop}) and all its lines are taken; the server stays open.
     *
     * @throws UserError when the text could not be read to its end
     */
    public void awaitEnd() throws InterruptedException {
        ended.await();
        if (failure != null) {
            throw failure;
        }
    }

    /** Closes the port, which is free afterwards, and all connections. */
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            // The system frees the port only when nobody waits on it any more.
            acceptor.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clients.close();
        }
    }

    private static void check(Path file) {
        String name = Workspace.display(file);
        if (Files.isDirectory(file)) {
            throw UserError.failure(name + " is a folder: name a text file in it.");
        }
        if (!Files.exists(file)) {
            throw UserError.failure("There is no file " + name + ": check the name and the folder you are in.");
        }
        if (!Files.isReadable(file)) {
            throw UserError.failure("The file " + name + " may not be read: check its permissions.");
        }
        // A pipe can be read only once.
        if (Files.isRegularFile(file)) {
            try (Utf8Lines text = open(file)) {
                if (text.next() == null) {
                    throw UserError.failure("The file " + name + " is empty: name one with at least one line.");
                }
                while (text.next() != null) {
                    continue;
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    private static Utf8Lines open(Path file) throws IOException {
        return new Utf8Lines(Files.newInputStream(file), "the file " + Workspace.display(file));
    }

    private static UserError unreadable(IOException e) {
        return UserError.failure("The text could not be read: " + e.getMessage() + ".");
    }

    private static ServerSocket listen(int port) {
        if (port < 0 || port > 65535) {
            throw UserError.usage("Port " + port + " does not exist: choose one from 1 to 65535.");
        }
        try {
            ServerSocket server = new ServerSocket();
            try {
                InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
                server.bind(new InetSocketAddress(loopback, port));
                return server;
            } catch (IOException e) {
                server.close();
                throw e;
            }
        } catch (BindException e) {
            throw UserError.failure(
                    port < 1024 && e.getMessage().contains("ermission")
                            ? "Port " + port + " is reserved for the system: choose one from 1024 to 65535 with --port."
                            : "Port " + port + " is taken by another program: end that one, or choose another port with"
                                    + " --port.");
        } catch (IOException e) {
            throw UserError.failure("Port " + port + " cannot be opened: " + e.getMessage() + ".");
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                start("text-server-client", () -> clients.serve(socket));
            } catch (IOException e) {
                if (!closed) {
                    news.accept("A client could not connect: " + e.getMessage() + ".");
                }
            }
        }
    }

    private void send() {
        try {
            do {
                try (Utf8Lines text = source.open()) {
                    for (byte[] line = text.next(); line != null && !closed; line = text.next()) {
                        deliver(line);
                    }
                }
            } while (loop && !closed);
            if (!closed) {
                news.accept("End of the text after " + lines + (lines() == 1 ? " line" : " lines")
                        + "; the port stays open.");
            }
        } catch (UserError e) {
            failure = e;
        } catch (IOException e) {
            failure = unreadable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void resend() {
        try {
            clients.resend();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when at least one client has taken the line, or when the server is closed. */
    private void deliver(byte[] line) throws InterruptedException {
        pace();
        byte[] withEnd = new byte[line.length + 1];
        System.arraycopy(line, 0, withEnd, 0, line.length);
        withEnd[line.length] = '\n';
        if (clients.write(withEnd)) {
            lines.incrementAndGet();
        }
        // The time that a line waited for a client does not count as delay.
        due = Math.max(due + nanosPerLine, System.nanoTime() - CATCH_UP_NANOS);
    }

    private void pace() {
        for (long wait = due - System.nanoTime(); wait > 0 && !closed; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
