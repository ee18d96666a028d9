package labs.harness.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.support.Workspace;

/**
 * The example in the comment of a main class, between {@code <pre>} and {@code </pre>}. It was printed at another time,
 * so it is compared by its shape: numbers, times, widths of columns and whatever the test calls a value do not count. A
 * line {@code ...} in it stands for any lines.
 */
public final class CommentExample {
    private final String values;
    private final List<String> parts;

    private CommentExample(String values, List<String> parts) {
        this.values = values;
        this.parts = parts;
    }

    /**
     * Reads the comment.
     *
     * @param values a regular expression for what may differ, in lines in which each number is 0 already, and each blank
     *     and dash stands alone
     */
    public static CommentExample of(Class<?> main, String values) throws IOException {
        Path source = Workspace.home().resolve("src/main/java/" + main.getName().replace('.', '/') + ".java");
        String text = Files.readString(source);
        String example = text.substring(text.indexOf("<pre>\n") + 6, text.indexOf(" * </pre>"))
                .replaceAll("(?m)^ \\* ?", "")
                .replace("&lt;", "<");
        List<String> parts = Stream.of(example.split("(?m)^\\.\\.\\.\n"))
                .map(part -> shape(part.lines(), values))
                .toList();
        return new CommentExample(values, parts);
    }

    /** Whether the parts of the example come one after the other in what was printed. */
    public boolean isIn(List<String> printed) {
        String text = shape(printed.stream(), values);
        int end = 0;
        for (String part : parts) {
            int found = text.indexOf(part, end);
            if (found < 0) {
                return false;
            }
            end = found + part.length();
        }
        return true;
    }

    private static String shape(Stream<String> lines, String values) {
        return lines.map(line -> line.replaceAll("\\d([\\d:.,]*\\d)?", "0")
                        .replaceAll(" +", " ")
                        .replaceAll("([-=])+", "$1")
                        .replaceAll(values, "~"))
                .collect(Collectors.joining("\n", "", "\n"))
                .replaceAll("(?m)^(~\n)+", "~\n");
    }
}
