package labs.harness;

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
import labs.cli.Archive;
import labs.cli.StartUp;
import labs.support.Workspace;

/**
 * How the tests start a lab's JVM: as the launcher does, with its options and a class-data archive of the dependencies.
 * A lab that is started so needs a third of the processor time that plain {@code java -cp} needs up to its first batch.
 */
final class QuickStart {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private static List<String> options;

    private QuickStart() {}

    /** Java's options, up to and with the class path; the first call in a new {@code target} makes the archive. */
    static synchronized List<String> options() {
        if (options == null) {
            List<String> jars =
                    entries().filter(entry -> entry.endsWith(".jar")).toList();
            List<String> all = new ArrayList<>();
            all.add("-XX:SharedArchiveFile=" + archive(jars));
            all.addAll(StartUp.quickOptions());
            all.addAll(StartUp.options());
            // An archive is valid for every class path that starts with the one it was made for.
            String path = String.join(
                    File.pathSeparator,
                    Stream.concat(jars.stream(), entries().filter(entry -> !jars.contains(entry)))
                            .toList());
            all.addAll(List.of("-cp", path));
            options = List.copyOf(all);
        }
        return options;
    }

    /** Several JVMs run tests at the same time: the first makes the archive, the others wait for it. */
    private static Path archive(List<String> jars) {
        Path folder = Workspace.home().resolve("target").resolve("test-archive");
        try {
            Files.createDirectories(folder);
            try (FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                Archive archive = new Archive(folder, jars);
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
