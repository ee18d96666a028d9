package labs.support;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Standard output, without which a lab has nothing to run for: it ends when nobody reads any more, as with head -5. */
final class ResultStream extends FileOutputStream {
    private final AtomicBoolean ended = new AtomicBoolean();

    ResultStream() {
        super(FileDescriptor.out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            super.write(bytes, from, length);
        } catch (IOException e) {
            if (!ended.getAndSet(true)) {
                end(e);
            }
            throw e;
        }
    }

    /** In a thread of its own, since the one that prints may be one that the end waits for. */
    private static void end(IOException e) {
        // Whoever has closed the pipe knows it; a full disk must be told.
        if (!String.valueOf(e.getMessage()).contains("pipe")) {
            System.err.println("error: The results cannot be written (" + e.getMessage() + "), so the lab stops.");
        }
        new Thread(() -> System.exit(1), "no-reader").start();
    }
}
