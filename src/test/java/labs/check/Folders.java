package labs.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

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
        try {
            FileUtils.cleanDirectory(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the folder, as far as this can be done: a temporary folder that stays behind harms nobody. */
    public static void remove(Path folder) {
        // Another process may still write there or hold a file open; the system clears its temporary folder.
        FileUtils.deleteQuietly(folder.toFile());
    }
}
