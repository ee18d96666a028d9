package labs.check.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.check.Folders;

/** The edits that a sheet asks for, and how they are undone. */
final class Edits {
    private final Path project;
    private final Map<Path, Source> before = new LinkedHashMap<>();
    private Path built;

    private record Source(String text, FileTime time) {}

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
            MatchResult place = place(name, text, old);
            if (before.isEmpty()) {
                built = Built.remember(project);
            }
            before.putIfAbsent(file, new Source(text, Files.getLastModifiedTime(file)));
            Files.writeString(file, text.substring(0, place.start()) + with + text.substring(place.end()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks whether an edit can be made, and makes none.
     *
     * @throws IllegalArgumentException with one sentence, if it cannot
     */
    void requirePlace(String name, String old) {
        try {
            place(name, Files.readString(file(name)), old);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MatchResult place(String name, String text, String old) {
        List<MatchResult> places = Stream.of(old.strip().split("\\s+"))
                .map(Pattern::quote)
                .collect(Collectors.collectingAndThen(Collectors.joining("\\s+"), Pattern::compile))
                .matcher(text)
                .results()
                .toList();
        if (places.isEmpty()) {
            throw new IllegalArgumentException(name + " has no '" + old + "' to be edited");
        }
        if (places.size() > 1) {
            throw new IllegalArgumentException(name + " has '" + old + "' twice, so it cannot be edited");
        }
        return places.get(0);
    }

    /** Whether something is edited. */
    boolean areMade() {
        return !before.isEmpty();
    }

    /** Puts everything back, and with it what was built of it. Nothing may run that was built of the edited files. */
    void undo() {
        try {
            for (Map.Entry<Path, Source> file : before.entrySet()) {
                Files.writeString(file.getKey(), file.getValue().text());
                Files.setLastModifiedTime(file.getKey(), file.getValue().time());
            }
            if (areMade()) {
                Built.bringBack(built, project);
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
