package labs.lab05;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.streaming.receiver.Receiver;

/**
 * Reads lines from a socket and acknowledges those that Spark has stored.
 *
 * <p>The receiver of {@code socketTextStream} gives Spark one line after the other; Spark gathers them for the block
 * interval (200 ms) and stores the block then. What is being gathered when the driver dies is in no log. This receiver
 * gathers by itself and stores whole blocks. {@code store} of a block returns when the block is stored, with the
 * write-ahead log: when it is in the log. Only then the receiver sends {@code ack N}: the first N lines of this connection
 * are safe. {@code ./lab feed} keeps a line until that. (Netcat shows the acknowledgements and cannot do anything with
 * them.)
 */
final class ReliableReceiver extends Receiver<String> {
    private static final long serialVersionUID = 1;
    /** As Spark's own default, {@code spark.streaming.blockInterval}: each block becomes a task. */
    private static final long BLOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** A source that is faster gets smaller blocks. */
    private static final int LINES = 10_000;
    /** How often to look whether another line is there. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final String host;
    private final int port;
    private transient volatile Socket socket;

    /**
     * @param host where the text comes from, on that port
     * @param level where Spark keeps the blocks, besides the log
     */
    ReliableReceiver(String host, int port, StorageLevel level) {
        super(level);
        this.host = host;
        this.port = port;
    }

    /** Must not block: the work is done in a thread of its own. */
    @Override
    public void onStart() {
        Thread thread = new Thread(this::receive, "reliable-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the thread: its socket is gone. */
    @Override
    public void onStop() {
        Socket open = socket;
        if (open != null) {
            close(open);
        }
    }

    private void receive() {
        socket = null;
        try (Socket open = new Socket(host, port)) {
            socket = open;
            Lines lines = new Lines(open.getInputStream());
            acknowledge(open.getOutputStream(), 0);
            long stored = 0;
            for (List<String> block = block(lines); !block.isEmpty(); block = block(lines)) {
                store(block.iterator());
                stored += block.size();
                acknowledge(open.getOutputStream(), stored);
            }
            restart("Socket data stream had no more data");
        } catch (IOException e) {
            String what = socket == null ? "Error connecting to " + host + ":" + port : "Error receiving data";
            restartUnlessStopped(what + " (" + e.getMessage() + ")", e);
        } catch (Exception e) {
            // Spark's, from store: Scala throws checked exceptions without declaring them.
            restartUnlessStopped("Error storing a block (" + e.getMessage() + ")", e);
        }
    }

    private void restartUnlessStopped(String why, Exception e) {
        if (!isStopped()) {
            restart(why, e);
        }
    }

    /** The next line and all that are complete within the block interval; empty at the end of the stream. */
    private static List<String> block(Lines lines) throws IOException {
        List<String> block = new ArrayList<>();
        String line = lines.take();
        long end = System.nanoTime() + BLOCK_NANOS;
        while (line != null) {
            block.add(line);
            line = block.size() < LINES ? lines.poll(end) : null;
        }
        return block;
    }

    /**
     * The lines of the stream. They end where those of the source end, at a line feed and nowhere else, or the two would
     * count differently; a carriage return before it, as Windows writes it, is left out.
     */
    private static final class Lines {
        private final Reader in;
        private final StringBuilder line = new StringBuilder();

        Lines(InputStream in) {
            this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
        }

        /** The next line, however long it takes; null at the end of the stream. The last one may have no end. */
        String take() throws IOException {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                line.append((char) next);
                next = in.read();
            }
            return next < 0 && line.isEmpty() ? null : finished();
        }

        /** The next line if it is complete by that time, else null: what has come of it waits for its rest. */
        String poll(long end) throws IOException {
            while (System.nanoTime() - end < 0) {
                if (!in.ready()) {
                    LockSupport.parkNanos(LOOK_NANOS);
                    continue;
                }
                int next = in.read();
                if (next == '\n') {
                    return finished();
                }
                line.append((char) next);
            }
            return null;
        }

        private String finished() {
            int last = line.length() - 1;
            String text = last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
            line.setLength(0);
            return text;
        }
    }

    private static void acknowledge(OutputStream source, long lines) throws IOException {
        source.write(("ack " + lines + "\n").getBytes(UTF_8));
        source.flush();
    }

    private static void close(Socket open) {
        try {
            open.close();
        } catch (IOException ignored) {
            // It is of no more use, whatever closing says.
        }
    }
}
