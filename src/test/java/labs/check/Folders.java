package labs.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Small work on folders. */
public final class Folders {
    private Folders() {}

    /** All files in and below a folder, sorted; none where there is no such folder. */
    public static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what is in the folder, and leaves it there. */
    public static void empty(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the folder, as far as this can be done: a temporary folder that stays behind harms nobody. */
    public static void remove(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                empty(folder);
                Files.delete(folder);
            }
        } catch (IOException | UncheckedIOException ignored) {
            // Another process may still write there or hold a file open; the system clears its temporary folder.
        }
    }
}
