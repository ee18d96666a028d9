package labs.cli.kafka;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.support.Failures;

/**
 * What a Kafka tool says on standard error, without what hides the message: stack traces, and the page of options that
 * comes with every mistake in them. What only a stack trace says, {@link #sayTheCause} knows.
 */
final class ToolErrors extends OutputStream {
    private static final Pattern TRACE = Pattern.compile("\\s+at .*|\\s+\\.\\.\\. \\d+ more");

    /** The first line of a trace, and of each cause in it. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "(Caused by: )?[\\w.$]+\\.[\\w$]+(Exception|Error|Exit)(:( (?<message>.*))?)?|Caused by: .*");

    /** The heading of the table of options. */
    private static final Pattern OPTIONS = Pattern.compile("Option\\s+Description\\s*");

    private final PrintStream out;
    private final String hint;
    private final boolean whole;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean options;
    private final StringBuilder said = new StringBuilder();
    private String cause;

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

    /** Says the last cause of the last trace, unless the tool has said it. */
    synchronized void sayTheCause() {
        if (cause != null && said.indexOf(cause) < 0) {
            out.println("error: " + Failures.sentence(cause));
        }
    }

    private void endOfLine() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        Matcher exception = EXCEPTION.matcher(text);
        if (whole) {
            out.println(text);
        } else if (OPTIONS.matcher(text).matches()) {
            options = true;
            say(hint);
        } else if (exception.matches()) {
            cause = exception.group("message") == null ? cause : exception.group("message");
        } else if (!options && !text.isEmpty() && !TRACE.matcher(text).matches()) {
            say(text);
        }
    }

    private void say(String text) {
        said.append(text);
        out.println(text);
    }
}
