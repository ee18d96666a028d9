package labs.harness.lab;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes lines of what is written to it: each is in the list as soon as it is complete. */
final class LineStream extends OutputStream {
    private final List<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineStream(List<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            lines.add(line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", ""));
            line.reset();
        } else {
            line.write(octet);
        }
    }

    @Override
    public synchronized void write(byte[] octets, int from, int length) {
        for (int i = from; i < from + length; i++) {
            write(octets[i]);
        }
    }
}
