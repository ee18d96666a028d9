package labs.lab06;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import labs.sensors.SensorLine;
import labs.support.UserError;

/** Lines of text, one after the other. */
class LinesTarget implements Target {
    private final OutputStream out;
    private final String name;
    private final boolean readerMayLeave;
    private boolean left;

    LinesTarget(OutputStream out, String name, boolean readerMayLeave) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.name = name;
        this.readerMayLeave = readerMayLeave;
    }

    @Override
    public boolean send(SensorLine line) {
        return attempt(() -> out.write((line.text() + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void flush() {
        attempt(out::flush);
    }

    @Override
    public void close() {
        attempt(out::close);
    }

    @Override
    public String name() {
        return name;
    }

    /** A pipe into {@code head} ends when {@code head} has enough: that is no failure. */
    private boolean attempt(Write write) {
        try {
            if (!left) {
                write.run();
            }
        } catch (IOException e) {
            if (!readerMayLeave) {
                throw UserError.failure("Writing" + name + " failed (" + e.getMessage() + ").", e);
            }
            left = true;
        }
        return !left;
    }

    private interface Write {
        void run() throws IOException;
    }
}
