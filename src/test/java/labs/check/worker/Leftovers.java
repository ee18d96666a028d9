package labs.check.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.check.Folders;

/** What an answer leaves behind: processes that it has started, files in the current folder and temporary ones. */
final class Leftovers {
    /** Libraries, and a broker that tests share, keep these for as long as the JVM runs. */
    private static final List<String> OF_LIBRARIES =
            List.of("spark", "artifacts", "blockmgr", "hadoop", "lib", "labs-", "snappy", "sqlite");

    private final Path current = Path.of("").toAbsolutePath();
    private final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    private Set<Path> before = Set.of();

    /** Notes what is there before an answer runs. */
    void expect() {
        before = entries();
    }

    /** Removes what has come since. */
    void remove() {
        endProcesses();
        Folders.empty(current);
        Set<Path> left = entries();
        left.removeAll(before);
        left.forEach(Folders::remove);
    }

    /** Ends the processes that this JVM has started, and theirs: the check itself starts none. */
    static void endProcesses() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private Set<Path> entries() {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(path ->
                            OF_LIBRARIES.stream().noneMatch(path.getFileName().toString()::startsWith))
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
