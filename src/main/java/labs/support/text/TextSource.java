package labs.support.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import labs.support.Failures;
import labs.support.UserError;
import labs.support.inside.WiredStream;
import labs.support.inside.Words;
import org.apache.spark.SparkEnv;
import org.apache.spark.streaming.scheduler.StreamingListener;
import picocli.CommandLine.Option;

/** The options of a lab that reads lines of text from a TCP socket, and the look whether anybody serves them. */
public final class TextSource implements AutoCloseable {
    static {
        Failures.translateWith(TextSource::droppedBlock);
    }

    /** How long to wait for an answer to a connection. The system waits for two minutes. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int DEFAULT_PORT = 9999;

    @Option(
            names = "--host",
            defaultValue = "localhost",
            description = "where the text source listens (default: ${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", description = "its port (default: " + DEFAULT_PORT + ")")
    private String port;

    @Option(
            names = "--demo",
            description = "no second terminal needed: a text server of the lab's own replays a file in a loop")
    private boolean demo;

    private TextServer server;
    private long waitsSince;

    /**
     * Starts a server of our own with {@code --demo}, which stops with {@link #close()}; else looks whether somebody serves
     * text, as far as that can be seen without connecting.
     *
     * @param demoText the file that {@code --demo} replays
     * @param linesPerSecond how fast
     * @throws UserError if the host is unknown, or nothing listens on a port of this machine
     */
    public void open(Path demoText, double linesPerSecond) {
        if (demo) {
            host = "localhost";
            server = TextServer.replay(demoText, port == null ? 0 : port(), linesPerSecond, true);
            port = String.valueOf(server.port());
        } else {
            look();
        }
    }

    /** The host that {@code socketTextStream} connects to. */
    public String host() {
        return host;
    }

    /** The port that {@code socketTextStream} connects to. */
    public int port() {
        return port == null ? DEFAULT_PORT : portNumber(port);
    }

    /** Ends the run where nobody listens, and says when the source goes away and when it is back. */
    public StreamingListener watch() {
        return new SourceWatch(host, port());
    }

    /** Whether the lab brings its own text. */
    public boolean demo() {
        return demo;
    }

    /**
     * A port as a person types it.
     *
     * @throws UserError if it is not a number from 1 to 65535
     */
    public static int portNumber(String text) {
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < 1 || number > 65_535) {
            throw UserError.usage("'" + text + "' is not a port; type a number from 1 to 65535, such as --port "
                    + DEFAULT_PORT + ".");
        }
        return number;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    /**
     * The sentence for a query that has failed because nobody listens; any other failure has none. The socket source of
     * Structured Streaming connects once, when its query starts.
     */
    public Optional<UserError> unreachable(Throwable queryFailed) {
        return Failures.root(queryFailed) instanceof SocketException
                ? Optional.of(nobodyListens(host, port()))
                : Optional.empty();
    }

    /**
     * Ends the run of a query whose connection has no answer; to be called again and again.
     *
     * @throws UserError if there has been none for ten seconds
     */
    public void requireAnswer() {
        long now = System.nanoTime();
        if (!WiredStream.waitsForConnection()) {
            waitsSince = 0;
        } else if (waitsSince == 0) {
            waitsSince = now;
        } else if (now - waitsSince >= PATIENCE.toNanos()) {
            throw nobodyAnswers(host, port());
        }
    }

    /** The sentence for a block of received lines that is gone when its batch asks for it. */
    private static Optional<UserError> droppedBlock(Throwable e) {
        if (!Words.BLOCK_GONE.isIn(Failures.root(e).getMessage())) {
            return Optional.empty();
        }
        SparkEnv spark = SparkEnv.get();
        boolean cluster = spark != null && spark.conf().get("spark.master", "").startsWith("spark://");
        return Optional.of(cluster ? executorIsGone(e) : noRoomForLines(e));
    }

    /** The sentence for lines whose only copy was in an executor. In one JVM there is none that could end alone. */
    private static UserError executorIsGone(Throwable cause) {
        return UserError.failure(
                "Received lines are gone before they were counted, because the only executor that had them is gone, or"
                        + " had no room for them; receive with two copies (StorageLevel.MEMORY_AND_DISK_2(), in labs 5"
                        + " and 11 --storage MEMORY_AND_DISK_2), or there with --wal, and with --fresh, for the state"
                        + " of every later batch needs them, too.",
                cause);
    }

    /**
     * The sentence for lines that memory has no room for. Spark stores what it receives in blocks, drops old ones without
     * a word, and then stores no new ones.
     */
    static UserError noRoomForLines(Throwable cause) {
        return UserError.failure(
                "Received lines are gone before they were counted, because the storage level MEMORY_ONLY drops what does"
                        + " not fit into memory; send fewer lines a second, give Java more memory"
                        + " (JDK_JAVA_OPTIONS=-Xmx2g), or receive with StorageLevel.MEMORY_AND_DISK().",
                cause);
    }

    /** The sentence for a place where nobody listens. */
    static UserError nobodyListens(String host, int port) {
        return UserError.failure("Nothing listens on " + host + ":" + port + "; start a text source first, in another"
                + " terminal: nc -lk " + port + " or ./lab feed"
                + (port == DEFAULT_PORT ? "" : " --port " + port)
                + " (or add --demo here).");
    }

    /** The sentence for a place from which nothing comes back. */
    static UserError nobodyAnswers(String host, int port) {
        return UserError.failure("Nothing answers at " + host + ":" + port + ", not even to refuse; check --host and"
                + " --port, and whether a firewall is in between (or add --demo here).");
    }

    private void look() {
        try {
            if (isFree(InetAddress.getByName(host), port())) {
                throw nobodyListens(host, port());
            }
        } catch (UnknownHostException e) {
            throw UserError.failure("There is no host named '" + host + "'; type --host localhost or another name.");
        }
    }

    /**
     * Whether this machine has the address and nobody uses its port, found out by trying to take it. A look by connecting
     * would use up a netcat that serves one client only. Where this cannot tell (another machine, or a source that has
     * just ended, whose port the system holds for a minute), the first attempt of the stream does: {@link SourceWatch}.
     */
    private static boolean isFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
