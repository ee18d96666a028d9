package labs.harness.engine;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import scala.Console;

/** Standard output, kept instead of shown. */
final class Printed implements AutoCloseable {
    /** On a cluster nobody sees these where the driver prints. */
    private static final String ON_AN_EXECUTOR = "(on an executor) ";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream ofExecutors = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(new ByPlace(), true, StandardCharsets.UTF_8);
    private final PrintStream before = System.out;

    /** Keeps all that is printed while the action runs, by Java's code and by Spark's own {@code print()}. */
    void capture(Runnable action) {
        System.setOut(stream);
        // Scala remembers a standard output of its own, for this thread and for those that it starts.
        Console.withOut(stream, () -> {
            action.run();
            return null;
        });
    }

    /** The lines that were printed since the last call: the driver's, then those of executors, which say so. */
    List<String> takeLines() {
        synchronized (stream) {
            List<String> lines = new ArrayList<>(
                    bytes.toString(StandardCharsets.UTF_8).lines().toList());
            bytes.reset();
            ofExecutors
                    .toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(ON_AN_EXECUTOR::concat)
                    .forEach(lines::add);
            ofExecutors.reset();
            return lines;
        }
    }

    @Override
    public void close() {
        System.setOut(before);
    }

    /** Keeps what tasks print apart. */
    private final class ByPlace extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] text, int from, int length) {
            (TaskContext.get() == null ? bytes : ofExecutors).write(text, from, length);
        }
    }
}
