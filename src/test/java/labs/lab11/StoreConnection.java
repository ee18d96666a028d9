package labs.lab11;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.spark.TaskContext;

/**
 * A connection to a store of lines. As that to a database, it is of no use in another JVM than the one that has opened
 * it, so it is not {@code Serializable}; and what is written is sent when it is flushed or closed.
 */
public final class StoreConnection implements AutoCloseable {
    /** What the store notes of a connection, before what was written. */
    static final String BY_A_TASK = "opened by a task";

    static final String BY_THE_DRIVER = "opened by the driver";
    static final String WROTE = "wrote ";
    static final String CLOSED = "closed";

    private final Path notes;
    private final StringBuilder unsent = new StringBuilder();
    private boolean closed;

    private StoreConnection(Path notes) {
        this.notes = notes;
    }

    /**
     * Opens a connection, from the JVM in which it is called.
     *
     * @param store where the store is
     */
    public static StoreConnection open(String store) {
        StoreConnection connection = new StoreConnection(Path.of(store, "connection-" + UUID.randomUUID()));
        connection.send((TaskContext.get() == null ? BY_THE_DRIVER : BY_A_TASK) + "\n");
        return connection;
    }

    /** Writes a line; it is in the store after the next {@link #flush}, or once the connection is closed. */
    public void write(String line) {
        if (closed) {
            throw new IllegalStateException("The connection is closed.");
        }
        unsent.append(WROTE).append(line).append('\n');
    }

    /** Sends what was written. The connection stays open. */
    public void flush() {
        send(unsent.toString());
        unsent.setLength(0);
    }

    /** Sends what was written, and closes the connection. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            flush();
            send(CLOSED + "\n");
        }
    }

    private void send(String text) {
        try {
            Files.writeString(notes, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
