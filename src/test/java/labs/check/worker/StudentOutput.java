package labs.check.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes what the student's code prints: the first lines are kept to be shown below the verdict, the others only counted,
 * however many there are.
 */
final class StudentOutput extends OutputStream {
    private static final int LINES = 20;
    private static final int LINE_BYTES = 200;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> kept = new ArrayList<>();
    private long more;

    /** A stream that prints into this one. */
    PrintStream stream() {
        return new PrintStream(this, false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            endLine();
        } else if (line.size() < LINE_BYTES && kept.size() < LINES) {
            line.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int start, int length) {
        int end = start + length;
        int next = start;
        while (next < end && kept.size() < LINES) {
            write(bytes[next++]);
        }
        while (next < end) {
            more += bytes[next++] == '\n' ? 1 : 0;
        }
    }

    private void endLine() {
        if (kept.size() < LINES) {
            kept.add(line.toString(StandardCharsets.UTF_8).stripTrailing());
            line.reset();
        } else {
            more++;
        }
    }

    /** The lines since the last call. */
    synchronized List<String> take() {
        if (line.size() > 0) {
            endLine();
        }
        List<String> lines = new ArrayList<>(kept);
        if (more > 0) {
            lines.add("... and " + more + (more == 1 ? " more line" : " more lines"));
        }
        kept.clear();
        line.reset();
        more = 0;
        return lines;
    }
}
