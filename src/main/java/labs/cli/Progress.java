package labs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a student has reached: the plain file {@code work/progress.txt}, a line for each exercise that is solved
 * ({@code CleanWords solved}) and for each of which hints were read ({@code CleanWords hints 2}). Who wants to start
 * again removes the line or the file.
 */
public final class Progress {
    private static final String TITLE = "# What ./lab check and ./lab hint remember; lines may be removed.";
    private static final String SOLVED = " solved";
    private static final String HINTS = " hints ";

    private final Path file;

    /** @param work the folder {@code work} of the project */
    public Progress(Path work) {
        file = work.resolve("progress.txt");
    }

    /** Whether the last check of the exercise said so. */
    public boolean solved(String exercise) {
        return solved(List.of(exercise)) == 1;
    }

    /** How many of these are solved. */
    public int solved(List<String> exercises) {
        Set<String> lines = read();
        return (int)
                exercises.stream().filter(name -> lines.contains(name + SOLVED)).count();
    }

    /** Remembers a verdict. */
    public void solved(String exercise, boolean solved) {
        Set<String> lines = read();
        if (solved ? lines.add(exercise + SOLVED) : lines.remove(exercise + SOLVED)) {
            write(lines);
        }
    }

    /** How many hints of the exercise were read. */
    public int hints(String exercise) {
        String start = exercise + HINTS;
        return read().stream()
                .filter(line -> line.startsWith(start))
                .mapToInt(line -> Integer.parseInt(line.substring(start.length())))
                .max()
                .orElse(0);
    }

    /** Remembers how many hints were read. */
    public void hints(String exercise, int shown) {
        Set<String> lines = read();
        lines.removeIf(line -> line.startsWith(exercise + HINTS));
        lines.add(exercise + HINTS + shown);
        write(lines);
    }

    /** The lines that say something, sorted. */
    private Set<String> read() {
        if (!Files.isRegularFile(file)) {
            return new TreeSet<>();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.strip().replaceAll("\\s+", " "))
                    .filter(line -> line.matches("\\S+( solved| hints \\d{1,3})"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Set<String> lines) {
        List<String> text = new ArrayList<>(List.of(TITLE));
        text.addAll(lines);
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
