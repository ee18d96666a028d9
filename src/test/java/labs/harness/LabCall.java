package labs.harness;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import labs.support.Lab;

/**
 * A lab's command that was called within the test's JVM: what it answered and printed. Takes a fraction of what a
 * {@link LabProcess} takes. If the lab comes as far as to make a Spark context, call {@link SparkContexts#stop} first.
 *
 * @param exitCode with which the process would have ended
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record LabCall(int exitCode, String out, String err) {
    /** Calls a command with what is typed after its name. */
    public static LabCall of(Object command, String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream newOut = new ByteArrayOutputStream();
        ByteArrayOutputStream newErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
        try {
            int code = Lab.call(command, args);
            return new LabCall(code, text(newOut), text(newErr));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
