package labs.support.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The clients of a {@link TextServer} that are connected now. */
final class TextClients implements AutoCloseable {

    private final Consumer<String> news;
    /** Every open connection, to close them at the end. */
    private final Set<TextClient> connections = new HashSet<>();
    /** Those that get lines, in the order in which they came. */
    private final Set<TextClient> readers = new LinkedHashSet<>();
    /** Those that could not be written to, and whose last acknowledgements are still being read. */
    private final Set<TextClient> leaving = new HashSet<>();
    /** Lines that were sent to a client which went without acknowledging them; they go first to the next one. */
    private final Deque<byte[]> returned = new ArrayDeque<>();

    /** Held by whoever writes lines, so that they keep their order. */
    private final Object sending = new Object();

    private long acknowledged;
    private boolean closed;

    TextClients(Consumer<String> news) {
        this.news = news;
    }

    /**
     * Keeps a connection from its start to its end, in the calling thread. What the client sends is read all the time:
     * that is the only way to learn at once that it has gone.
     */
    void serve(Socket socket) {
        TextClient client = new TextClient(socket);
        try (socket) {
            // Each line is a message of its own; waiting for more would only delay it.
            socket.setTcpNoDelay(true);
            if (opened(client) && stays(client) && added(client)) {
                InputStream in = socket.getInputStream();
                for (int heard = in.read(); heard >= 0; heard = in.read()) {
                    client.hear(heard);
                }
            }
        } catch (IOException ignored) {
            // A reset connection is a client that has gone, like one that closed.
        } finally {
            gone(client);
        }
    }

    /**
     * Writes to all clients, waiting for one if there is none; lines that came back go first. Returns false, without
     * writing, only when closed.
     */
    boolean write(byte[] bytes) throws InterruptedException {
        synchronized (sending) {
            boolean taken = false;
            while (!taken) {
                List<TextClient> present = await();
                if (present.isEmpty()) {
                    return false;
                }
                taken = !writeReturned(present) && writeToAll(present, bytes);
            }
            return true;
        }
    }

    /** Sends again what comes back, also while the text has no new line; ends when closed. */
    void resend() throws InterruptedException {
        while (awaitReturned()) {
            synchronized (sending) {
                writeReturned(await());
            }
        }
    }

    /** How many lines all clients together have acknowledged. */
    synchronized long acknowledged() {
        return acknowledged
                + readers.stream().mapToLong(TextClient::acknowledged).sum();
    }

    /** Closes all connections and lets {@link #write} return. */
    @Override
    public void close() {
        List<TextClient> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(connections);
            notifyAll();
        }
        open.forEach(TextClient::close);
    }

    /** Whether the line is the client's now, or will come back. */
    private boolean write(TextClient client, byte[] line) throws InterruptedException {
        boolean kept = client.keep(line);
        try {
            client.send(line);
            return true;
        } catch (IOException e) {
            // It has gone, perhaps in the middle of the line: if nobody took it, the next client gets the whole line.
            if (kept) {
                // Closing now would throw away acknowledgements that have arrived and are not yet read.
                leave(client);
                return true;
            }
            client.close();
            gone(client);
            return false;
        }
    }

    private boolean writeToAll(List<TextClient> present, byte[] line) throws InterruptedException {
        boolean taken = false;
        for (TextClient client : present) {
            taken |= write(client, line);
        }
        return taken;
    }

    /** Writes the first of the lines that came back; false if there is none. */
    private boolean writeReturned(List<TextClient> present) throws InterruptedException {
        byte[] line = takeReturned();
        if (line != null && !writeToAll(present, line)) {
            giveBack(List.of(line));
        }
        return line != null;
    }

    private synchronized List<TextClient> await() throws InterruptedException {
        while ((readers.isEmpty() || !leaving.isEmpty()) && !closed) {
            wait();
        }
        return closed ? List.of() : List.copyOf(readers);
    }

    private synchronized boolean awaitReturned() throws InterruptedException {
        while (returned.isEmpty() && !closed) {
            wait();
        }
        return !closed;
    }

    private synchronized byte[] takeReturned() {
        return returned.poll();
    }

    private synchronized void giveBack(List<byte[]> lines) {
        for (int last = lines.size() - 1; last >= 0; last--) {
            returned.addFirst(lines.get(last));
        }
        notifyAll();
    }

    /** Whether the client is still there after a moment; an acknowledgement in this time is heard. */
    private static boolean stays(TextClient client) throws IOException {
        Socket socket = client.socket();
        InputStream in = socket.getInputStream();
        long until = System.nanoTime() + TextServer.SETTLE_MILLIS * 1_000_000L;
        try {
            for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                // Zero would mean without limit.
                socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
                int heard = in.read();
                if (heard < 0) {
                    return false;
                }
                client.hear(heard);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    private synchronized boolean opened(TextClient client) {
        return !closed && connections.add(client);
    }

    private boolean added(TextClient client) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            readers.add(client);
            notifyAll();
        }
        news.accept("A client has connected (its port is " + client.socket().getPort() + ").");
        return true;
    }

    private synchronized void leave(TextClient client) {
        if (readers.remove(client)) {
            leaving.add(client);
        }
    }

    private void gone(TextClient client) {
        boolean wasReader;
        synchronized (this) {
            connections.remove(client);
            wasReader = readers.remove(client) | leaving.remove(client);
            if (wasReader) {
                List<byte[]> unacknowledged = client.end();
                acknowledged += client.acknowledged();
                // For whoever is left the stream goes on.
                if (readers.isEmpty()) {
                    giveBack(unacknowledged);
                }
            }
            notifyAll();
            wasReader &= !closed;
        }
        client.close();
        if (wasReader) {
            news.accept("The client has gone (its port was " + client.socket().getPort() + ").");
        }
    }
}
