package labs.support.text;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client such as netcat, of a {@link TextServer}. */
final class LineClient implements Closeable {
    final Socket socket;
    private final BufferedReader in;

    LineClient(TextServer server) throws IOException {
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
