package labs.harness.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports for tests that must name one on a command line. What listens by itself takes port 0 instead. */
public final class Ports {
    private Ports() {}

    /** A port of the loopback address on which nobody listens now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port on which a source has just ended: nobody listens, and the system holds it for a minute. */
    public static int justLeft() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            // Who closes first leaves the connection behind.
            server.accept().close();
            if (client.getInputStream().read() >= 0) {
                throw new AssertionError("somebody else has sent something");
            }
            return server.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
