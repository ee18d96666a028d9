package labs.harness.lab;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import scala.Console;

/** What this JVM writes to standard output and standard error goes elsewhere, until this is closed. */
final class Redirected implements AutoCloseable {
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final PrintStream out;

    Redirected(OutputStream out, OutputStream err) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        System.setOut(this.out);
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** Calls what also prints by Scala, as Spark's own {@code print()} does. */
    int call(IntSupplier action) {
        // Scala remembers a standard output of its own, for this thread and for those that it starts.
        return (int) Console.withOut(out, () -> action.getAsInt());
    }

    @Override
    public void close() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }
}
