package labs.support;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where things are: the project, what a run writes, and the files that a person names. */
public final class Workspace {
    private static final Path HOME = findHome();

    private Workspace() {}

    /** The project's folder: {@code -Dlabs.home}, else found upwards from the compiled classes or the current folder. */
    public static Path home() {
        return HOME;
    }

    /** Everything that a run writes is in here. */
    public static Path work() {
        return HOME.resolve("work");
    }

    /** A file of the {@code data} folder. */
    public static Path data(String name) {
        return HOME.resolve("data").resolve(name);
    }

    /** A file that was named on the command line: relative to the folder in which the command was typed. */
    public static Path callerFile(String name) {
        try {
            return callerFolder().resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw UserError.usage("'" + name + "' is not a file name here; name another file.");
        }
    }

    /** A path as Spark and Hadoop take it: a URI that is not encoded, so that a blank stays a blank. */
    public static String forSpark(Path path) {
        return new org.apache.hadoop.fs.Path(path.toUri()).toString();
    }

    /**
     * The same for what Spark reads, where it would take {@code [}, <code>{</code>, {@code *} and {@code ?} for patterns
     * of names. On Windows nothing can be put before them.
     */
    public static String forSparkToRead(Path path) {
        boolean windows = File.separatorChar == '\\';
        return windows ? forSpark(path) : forSpark(path).replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
    }

    /** A path as a person would type it: relative to the caller's folder where it lies below it. */
    public static String display(Path path) {
        Path caller = callerFolder();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(caller) && !absolute.equals(caller)
                ? caller.relativize(absolute).toString()
                : absolute.toString();
    }

    private static Path callerFolder() {
        return Path.of(System.getProperty("labs.caller", "")).toAbsolutePath();
    }

    private static Path findHome() {
        String told = System.getProperty("labs.home");
        if (told != null) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        return Stream.of(codeOf(Workspace.class), Path.of("").toAbsolutePath())
                .flatMap(start -> Stream.iterate(start, p -> p != null, Path::getParent))
                .filter(Workspace::isProject)
                .findFirst()
                .orElseGet(() -> Path.of("").toAbsolutePath());
    }

    /** Where the classes come from among which this one is: a folder or a jar. */
    public static Path codeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isProject(Path folder) {
        return Files.isRegularFile(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("labs"));
    }
}
