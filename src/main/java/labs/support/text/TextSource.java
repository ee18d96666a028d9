package labs.support.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import labs.support.UserError;
import org.apache.spark.streaming.scheduler.StreamingListener;
import picocli.CommandLine.Option;

/** The options of a lab that reads lines of text from a TCP socket, and the look whether anybody serves them. */
public final class TextSource implements AutoCloseable {
    private static final int DEFAULT_PORT = 9999;
    private static final int CONNECT_MILLIS = 3_000;

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

    /**
     * Makes sure that somebody serves text. With {@code --demo} that is a server of our own, which stops with
     * {@link #close()}.
     *
     * @param demoText the file that {@code --demo} replays
     * @param linesPerSecond how fast
     * @throws UserError if the host is unknown or nothing listens on the port
     */
    public void open(Path demoText, double linesPerSecond) {
        if (demo) {
            host = "localhost";
            server = TextServer.replay(demoText, port == null ? 0 : port(), linesPerSecond, true);
            port = String.valueOf(server.port());
        } else {
            probe();
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

    /** Says when the source goes away and when it is back; for the run of a stream. */
    public StreamingListener watch() {
        return new SourceWatch();
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

    private void probe() {
        int number = port();
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw UserError.failure("There is no host named '" + host + "'; type --host localhost or another name.");
        }
        boolean listens = address.isLoopbackAddress() ? isTaken(address, number) : answers(address, number);
        if (!listens) {
            throw UserError.failure(
                    "Nothing listens on " + host + ":" + number + "; start a text source first, in another"
                            + " terminal: nc -lk " + number + " or ./lab feed"
                            + (number == DEFAULT_PORT ? "" : " --port " + number)
                            + " (or add --demo here).");
        }
    }

    /**
     * Whether a port of this machine is in use, found out by trying to take it. A look by connecting would use up a
     * netcat that serves one client only.
     */
    private static boolean isTaken(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(address, port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
