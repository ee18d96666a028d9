package labs.harness.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of the loopback address that swallows connections, as a firewall does: it is taken, and whoever connects gets no
 * answer. Somebody listens there who accepts nobody, and his queue is full.
 */
public final class SilentPort implements AutoCloseable {
    private static final int ANSWER_MILLIS = 500;

    private final ServerSocket server;
    private final List<Socket> queue = new ArrayList<>();

    /** Fills the queue. */
    public SilentPort() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            InetSocketAddress address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            while (answers(address)) {
                if (queue.size() > 100) {
                    throw new AssertionError("the queue of this system has no end");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(InetSocketAddress address) throws IOException {
        Socket client = new Socket();
        queue.add(client);
        try {
            client.connect(address, ANSWER_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Its number. */
    public int port() {
        return server.getLocalPort();
    }

    /** From now on, whoever connects is refused, also who has waited until now. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : queue) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
