package labs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What a student has reached: the plain file {@code work/progress.txt}, a line for each exercise that is solved
 * ({@code CleanWords solved 1a2b3c4d}) and for each of which hints were read ({@code CleanWords hints 2}). What was
 * solved is the file as it was checked, which the digits stand for: once it is changed, only a new check can tell. Who
 * wants to start again removes the line or the file.
 */
public final class Progress {
    private static final String TITLE = "# What ./lab check and ./lab hint remember; lines may be removed.";
    private static final String SOLVED = " solved ";
    private static final String HINTS = " hints ";

    private final Path file;

    /** @param work the folder {@code work} of the project */
    public Progress(Path work) {
        file = work.resolve("progress.txt");
    }

    /**
     * Whether the last check of an answer said so, and it is still the same.
     *
     * @param answer the file that the student writes, which has the name of the exercise
     */
    public boolean solved(Path answer) {
        return solved(List.of(answer)) == 1;
    }

    /** How many of these are solved, see {@link #solved(Path)}. */
    public int solved(List<Path> answers) {
        Set<String> lines = read();
        return (int) answers.stream()
                .filter(answer -> lines.contains(name(answer) + SOLVED + state(answer)))
                .count();
    }

    /**
     * Remembers a verdict.
     *
     * @param state what {@link #state} said before the check read the file: it may have been saved again since
     */
    public void checked(Path answer, String state, boolean solved) {
        Set<String> lines = read();
        boolean news = lines.removeIf(line -> line.startsWith(name(answer) + SOLVED));
        if (solved) {
            news |= lines.add(name(answer) + SOLVED + state);
        }
        if (news) {
            write(lines);
        }
    }

    /** Eight hexadecimal digits that stand for what is in a file; for a file that is not there, those of an empty one. */
    public static String state(Path answer) {
        CRC32 sum = new CRC32();
        try {
            sum.update(Files.isRegularFile(answer) ? Files.readAllBytes(answer) : new byte[0]);
        } catch (NoSuchFileException e) {
            // An editor replaces it at this moment; the next look finds it.
            sum.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "%08x".formatted(sum.getValue());
    }

    private static String name(Path answer) {
        return answer.getFileName().toString().replaceFirst("\\.java$", "");
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
                    .filter(line -> line.matches("\\S+( solved [0-9a-f]{8}| hints \\d{1,3})"))
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
