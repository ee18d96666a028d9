package labs.harness.engine;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import scala.Console;

/** Standard output, kept instead of shown. */
final class Printed implements AutoCloseable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
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

    /** The lines that were printed since the last call. */
    List<String> takeLines() {
        synchronized (stream) {
            List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
            bytes.reset();
            return lines;
        }
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
