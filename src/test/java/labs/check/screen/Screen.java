package labs.check.screen;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import labs.check.verdict.Verdict;
import labs.check.verdict.Verdict.State;
import picocli.CommandLine.Model.CommandSpec;

/** What is shown on a terminal: no character of a student's steers it, and sentences are broken between words. */
public final class Screen {
    /** Columns, where there is no terminal to ask. */
    private static final int WIDTH = 100;

    /** Of a longer line only the beginning. */
    private static final int CHARACTERS = 4_000;

    /** What stands before a text: its indentation, a mark, and the columns of the batches. */
    private static final Pattern START =
            Pattern.compile(" *(?:(?:>|->) )? *(?:batch \\d+ +)?(?:(?:input|expected|got|again) +)?");

    /** What a student's code printed. */
    private static final Pattern PRINTED = Pattern.compile("  \\| .*");

    /** The compiler points at a column of the line above. */
    private static final Pattern ALL_BUT_SENTENCE = Pattern.compile("(?!  -> ).*");

    private static int width;

    private Screen() {}

    /** A verdict as it is shown. */
    public static String text(Verdict verdict) {
        return text(verdict, width());
    }

    static String text(Verdict verdict, int width) {
        boolean ofCompiler =
                verdict.state() == State.NOT_COMPILED && verdict.details().size() > 1;
        return wrapped(visible(cut(verdict.text())), width, ofCompiler ? ALL_BUT_SENTENCE : PRINTED);
    }

    /** Text of the workbook's own, such as a hint. */
    public static String text(String text) {
        return wrapped(text, width(), PRINTED);
    }

    /** The text with its control characters as they are written in Java: a backslash, a u and the number. */
    static String visible(String text) {
        return text.codePoints()
                .mapToObj(c -> isInvisible(c) ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** An assertion that failed shows all of what it got, however long that is. */
    private static String cut(String text) {
        return text.lines()
                .map(line -> line.length() > CHARACTERS
                        ? line.substring(0, CHARACTERS) + "... " + (line.length() - CHARACTERS) + " more characters"
                        : line)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            // Those that turn the direction of writing are among these.
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String wrapped(String text, int width, Pattern whole) {
        List<String> lines = text.lines()
                .map(line -> whole.matcher(line).matches() ? line : wrappedLine(line, width))
                .toList();
        return String.join("\n", lines);
    }

    private static String wrappedLine(String line, int width) {
        Matcher start = START.matcher(line);
        int indent = start.lookingAt() ? start.end() : 0;
        StringBuilder text = new StringBuilder();
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            if (blank <= indent) {
                // A word that is wider than the terminal stays whole, so that it can be copied.
                blank = rest.indexOf(' ', width);
            }
            if (blank < 0) {
                break;
            }
            text.append(rest, 0, blank).append('\n');
            rest = " ".repeat(indent) + rest.substring(blank + 1).stripLeading();
        }
        return text.append(rest).toString();
    }

    /** The columns of the terminal; asked once, since it may take a process. */
    private static synchronized int width() {
        if (width == 0) {
            width = System.console() == null
                    ? WIDTH
                    : CommandSpec.create()
                            .usageMessage()
                            .width(WIDTH)
                            .autoWidth(true)
                            .width();
        }
        return width;
    }
}
