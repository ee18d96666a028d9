package labs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The file {@code test-commands.txt}: what {@code --help} says about the commands that need the tests. */
public final class TestCommandList {
    private TestCommandList() {}

    /** As {@code ./lab --help} shows them, with the headings of the groups. */
    static List<String> lines() {
        try (InputStream in = TestCommandList.class.getResourceAsStream("test-commands.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one of them does. */
    public static String describe(String command) {
        return lines().stream()
                .filter(line -> line.startsWith("  " + command + " "))
                .map(line -> line.strip().substring(command.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("test-commands.txt does not know " + command));
    }
}
