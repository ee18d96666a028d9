package labs.harness.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import labs.support.Lab;

/**
 * A lab's command that was called within the test's JVM, and ended by itself: what it answered and printed. For what must
 * be seen while the command runs there is {@link RunningLab}.
 *
 * @param exitCode with which the process would have ended
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record LabCall(int exitCode, String out, String err) {
    /** Calls a command that comes as far as to make a Spark context, with what is typed after its name. */
    public static LabCall withSpark(Object command, String... args) {
        try (RunningLab lab = RunningLab.start(command, args)) {
            return new LabCall(lab.awaitExit(), text(lab.out()), text(lab.err()));
        }
    }

    /** Calls a command with what is typed after its name. */
    public static LabCall of(Object command, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (Redirected terminal = new Redirected(out, err)) {
            int code = terminal.call(() -> Lab.call(command, args));
            return new LabCall(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
