package labs.cli.kafka;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a Kafka tool says on standard error, without what hides the message: stack traces, and the page of options that
 * comes with every mistake in them.
 */
final class ToolErrors extends OutputStream {
    private static final Pattern TRACE = Pattern.compile(
            "\\s+at .*|\\s+\\.\\.\\. \\d+ more|Caused by: .*|[\\w.$]+\\.[\\w$]+(Exception|Error|Exit):?( .*)?");

    /** The heading of the table of options. */
    private static final Pattern OPTIONS = Pattern.compile("Option\\s+Description\\s*");

    private final PrintStream out;
    private final String hint;
    private final boolean whole;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean options;

    /**
     * @param out where it goes
     * @param hint what to say in place of the options
     * @param whole whether the options were asked for
     */
    ToolErrors(PrintStream out, String hint, boolean whole) {
        this.out = out;
        this.hint = hint;
        this.whole = whole;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            endOfLine();
        } else {
            line.write(b);
        }
    }

    @Override
    public synchronized void flush() {
        out.flush();
    }

    private void endOfLine() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (whole) {
            out.println(text);
        } else if (OPTIONS.matcher(text).matches()) {
            options = true;
            out.println(hint);
        } else if (!options && !text.isEmpty() && !TRACE.matcher(text).matches()) {
            out.println(text);
        }
    }
}
