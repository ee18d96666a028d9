package labs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a student has reached: the plain file {@code work/progress.txt}, a line for each exercise that is solved
 * ({@code CleanWords solved}) and for each of which hints were read ({@code CleanWords hints 2}). Who wants to start
 * again removes the line or the file.
 */
public final class Progress {
    private static final String TITLE = "# What ./lab check and ./lab hint remember; lines may be removed.";

    private final Path file;

    /** @param work the folder {@code work} of the project */
    public Progress(Path work) {
        file = work.resolve("progress.txt");
    }

    /** Whether the last check of the exercise said so. */
    public boolean solved(String exercise) {
        return read().containsKey(exercise + " solved");
    }

    /** How many of these are solved. */
    public int solved(List<String> exercises) {
        Map<String, Integer> lines = read();
        return (int) exercises.stream()
                .filter(name -> lines.containsKey(name + " solved"))
                .count();
    }

    /** Remembers a verdict. */
    public void solved(String exercise, boolean solved) {
        Map<String, Integer> lines = read();
        boolean changed =
                solved ? lines.put(exercise + " solved", 0) == null : lines.remove(exercise + " solved") != null;
        if (changed) {
            write(lines);
        }
    }

    /** How many hints of the exercise were read. */
    public int hints(String exercise) {
        return read().getOrDefault(exercise + " hints", 0);
    }

    /** Remembers how many hints were read. */
    public void hints(String exercise, int shown) {
        Map<String, Integer> lines = read();
        lines.put(exercise + " hints", shown);
        write(lines);
    }

    /** The lines by their text, without the number at the end (0 where there is none). */
    private Map<String, Integer> read() {
        Map<String, Integer> lines = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return lines;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split("\\s+");
                if (words.length == 2 && words[1].equals("solved")) {
                    lines.put(words[0] + " solved", 0);
                } else if (words.length == 3 && words[1].equals("hints") && words[2].matches("\\d{1,3}")) {
                    lines.put(words[0] + " hints", Integer.parseInt(words[2]));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Map<String, Integer> lines) {
        List<String> text = new ArrayList<>(List.of(TITLE));
        lines.forEach((line, number) -> text.add(line.endsWith(" solved") ? line : line + " " + number));
        try {
            Files.createDirectories(file.getParent());
            // Written aside and moved, so that nobody ever reads half a file.
            Path aside = Files.createTempFile(file.getParent(), "progress", ".tmp");
            Files.write(aside, text);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
