package labs.check.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.check.Folders;

/** The edits that a sheet asks for, and how they are undone. */
final class Edits {
    private final Path project;
    private final Map<Path, String> before = new LinkedHashMap<>();

    Edits(Path project) {
        this.project = project;
    }

    /**
     * Replaces a piece of a source file.
     *
     * @param name the file's name, or its path from the project's folder
     * @param old what must stand in it exactly once; blanks and line ends in it match any
     * @throws IllegalArgumentException with one sentence, if it does not
     */
    void replace(String name, String old, String with) {
        Path file = file(name);
        try {
            String text = Files.readString(file);
            Matcher place = Stream.of(old.strip().split("\\s+"))
                    .map(Pattern::quote)
                    .collect(Collectors.collectingAndThen(Collectors.joining("\\s+"), Pattern::compile))
                    .matcher(text);
            if (!place.find()) {
                throw new IllegalArgumentException(name + " has no '" + old + "' to be edited");
            }
            int start = place.start();
            int end = place.end();
            if (place.find()) {
                throw new IllegalArgumentException(name + " has '" + old + "' twice, so it cannot be edited");
            }
            before.putIfAbsent(file, text);
            Files.writeString(file, text.substring(0, start) + with + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts everything back. */
    void undo() {
        try {
            for (Map.Entry<Path, String> file : before.entrySet()) {
                Files.writeString(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        before.clear();
    }

    private Path file(String name) {
        if (Files.isRegularFile(project.resolve(name))) {
            return project.resolve(name);
        }
        List<Path> found = Stream.of("src/main/java", "src/exercises/java")
                .flatMap(root -> Folders.files(project.resolve(root)).stream())
                .filter(file -> file.endsWith(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("there are " + found.size() + " files " + name + " to be edited");
        }
        return found.get(0);
    }
}
