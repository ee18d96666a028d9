package labs.harness;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import labs.support.Lab;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import scala.Option;

/**
 * A lab's command that was called within the test's JVM: what it answered and printed. Takes a fraction of what a
 * {@link LabProcess} takes.
 *
 * @param exitCode with which the process would have ended
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record LabCall(int exitCode, String out, String err) {
    /**
     * Calls a command that comes as far as to make a Spark context. A JVM can have only one: the shared one is ended
     * first, and one that the command leaves behind, since its process would have ended, is ended afterwards.
     */
    public static LabCall withSpark(Object command, String... args) {
        SparkContexts.stop();
        try {
            return of(command, args);
        } finally {
            Option<SparkContext> left = SparkContext$.MODULE$.getActive();
            if (left.isDefined()) {
                left.get().stop();
            }
        }
    }

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
