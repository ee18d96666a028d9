package labs.lab05;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import labs.support.UserError;
import labs.support.Workspace;

/** Counted words in a file: one word a line, a tab, its count; in the order of the alphabet. */
final class CountsFile {
    private CountsFile() {}

    /** Replaces the file in one step: who reads it meanwhile sees the old counts or the new ones, never half of them. */
    static void write(Path file, Map<String, Integer> counts) throws IOException {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(counts).forEach((word, count) -> lines.add(word + "\t" + count));
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, lines, UTF_8);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the file: a stream that starts empty has counted nothing yet. */
    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw UserError.failure("The counts of the last run in " + Workspace.display(file) + " cannot be removed ("
                    + e.getMessage() + "); make the folder writable.");
        }
    }

    /** The counts by word. */
    static TreeMap<String, Integer> read(Path file) throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (String line : Files.readAllLines(file, UTF_8)) {
            int tab = line.indexOf('\t');
            counts.put(line.substring(0, tab), Integer.valueOf(line.substring(tab + 1)));
        }
        return counts;
    }
}
