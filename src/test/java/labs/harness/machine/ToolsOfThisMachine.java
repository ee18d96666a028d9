package labs.harness.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs that a test uses where they are installed, and is skipped with a reason where they are not. */
public final class ToolsOfThisMachine {
    private ToolsOfThisMachine() {}

    /** The first of these programs that the search path has, such as {@code nc}. */
    public static Optional<Path> find(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
