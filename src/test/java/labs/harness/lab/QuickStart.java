package labs.harness.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labs.support.Workspace;
import labs.support.jvm.ClassDataArchive;
import labs.support.jvm.JavaArguments;

/**
 * How the tests start a lab's JVM: as the launcher does, with its options and a class-data archive of the dependencies.
 * A lab that is started so needs a third of the processor time that plain {@code java -cp} needs up to its first batch.
 */
public final class QuickStart {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private static String archive;
    private static List<String> options;

    private QuickStart() {}

    /** Java's options, up to and with the class path; the first call in a new {@code target} makes the archive. */
    static synchronized List<String> options() {
        if (options == null) {
            List<String> all = new ArrayList<>();
            all.add(archive());
            all.addAll(JavaArguments.quickOptions());
            all.addAll(JavaArguments.options());
            all.addAll(List.of("-cp", classPath()));
            options = List.copyOf(all);
        }
        return options;
    }

    /** The option that names the archive, to be used with {@link #classPath}. */
    public static synchronized String archive() {
        if (archive == null) {
            archive = "-XX:SharedArchiveFile=" + archive(jars());
        }
        return archive;
    }

    /**
     * The class path of this JVM in the order that the archive needs: it is valid for every class path that starts with
     * the one it was made for.
     *
     * @param folders with classes, which win over those of this JVM
     */
    public static String classPath(Path... folders) {
        List<String> path = new ArrayList<>(jars());
        Stream.of(folders).map(Path::toString).forEach(path::add);
        entries().filter(entry -> !entry.endsWith(".jar")).forEach(path::add);
        return String.join(File.pathSeparator, path);
    }

    private static List<String> jars() {
        return entries().filter(entry -> entry.endsWith(".jar")).toList();
    }

    /** Several JVMs run tests at the same time: the first makes the archive, the others wait for it. */
    private static Path archive(List<String> jars) {
        Path folder = Workspace.home().resolve("target").resolve("test-archive");
        try {
            Files.createDirectories(folder);
            try (FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                ClassDataArchive archive = new ClassDataArchive(folder, jars);
                archive.makeIfMissing(Workspace.home().resolve("target").resolve("classes"));
                return archive.file();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Stream<String> entries() {
        return Stream.of(CLASS_PATH.split(File.pathSeparator));
    }
}
