package labs.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The clients of a {@link TextServer} that are connected now. */
final class TextClients implements AutoCloseable {

    private final Consumer<String> news;
    /** Every open connection, to close them at the end. */
    private final Set<Socket> connections = new HashSet<>();
    /** Those that get lines, in the order in which they came. */
    private final Set<Socket> readers = new LinkedHashSet<>();

    private boolean closed;

    TextClients(Consumer<String> news) {
        this.news = news;
    }

    /**
     * Keeps a connection from its start to its end, in the calling thread. What the client sends is read and thrown away:
     * reading is the only way to learn at once that it has gone.
     */
    void serve(Socket socket) {
        try (socket) {
            // Each line is a message of its own; waiting for more would only delay it.
            socket.setTcpNoDelay(true);
            if (opened(socket) && stays(socket) && added(socket)) {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException ignored) {
            // A reset connection is a client that has gone, like one that closed.
        } finally {
            gone(socket);
        }
    }

    /** Writes to all clients, waiting for one if there is none. Returns false, without writing, only when closed. */
    boolean write(byte[] bytes) throws InterruptedException {
        while (true) {
            List<Socket> present = await();
            if (present.isEmpty()) {
                return false;
            }
            boolean taken = false;
            for (Socket client : present) {
                taken |= write(client, bytes);
            }
            if (taken) {
                return true;
            }
        }
    }

    /** Closes all connections and lets {@link #write} return. */
    @Override
    public void close() {
        List<Socket> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(connections);
            notifyAll();
        }
        open.forEach(TextClients::closeQuietly);
    }

    private boolean write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            // It has gone, perhaps in the middle of the line: if nobody took it, the next client gets the whole line.
            closeQuietly(client);
            gone(client);
            return false;
        }
    }

    private synchronized List<Socket> await() throws InterruptedException {
        while (readers.isEmpty() && !closed) {
            wait();
        }
        return closed ? List.of() : List.copyOf(readers);
    }

    private static boolean stays(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(TextServer.SETTLE_MILLIS);
        try {
            return in.read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    private synchronized boolean opened(Socket socket) {
        return !closed && connections.add(socket);
    }

    private boolean added(Socket socket) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            readers.add(socket);
            notifyAll();
        }
        news.accept("A client has connected (its port is " + socket.getPort() + ").");
        return true;
    }

    private void gone(Socket socket) {
        boolean wasReader;
        synchronized (this) {
            connections.remove(socket);
            wasReader = readers.remove(socket) && !closed;
        }
        if (wasReader) {
            news.accept("The client has gone (its port was " + socket.getPort() + ").");
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is of no more use, whatever closing says.
        }
    }
}
