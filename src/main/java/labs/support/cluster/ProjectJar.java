package labs.support.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The project as one jar: what is submitted to a cluster. */
final class ProjectJar {
    private static final String NAME = "dstream-labs";

    private ProjectJar() {}

    /**
     * Packages the compiled classes. The name holds a sum over them: a jar that a driver or an executor reads is never
     * written again.
     *
     * @param classes the folder of the classes, or a jar
     * @param folder where the jar goes
     */
    static Path make(Path classes, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, NAME, ".new");
        if (Files.isDirectory(classes)) {
            write(classes, aside);
        } else {
            Files.copy(classes, aside, StandardCopyOption.REPLACE_EXISTING);
        }
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(aside));
        Path jar = folder.resolve("%s-%08x.jar".formatted(NAME, sum.getValue()));
        if (Files.exists(jar)) {
            Files.delete(aside);
        } else {
            Files.move(aside, jar);
        }
        return jar;
    }

    private static void write(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(out)) {
            for (Path file : files) {
                JarEntry entry =
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/'));
                // The same classes make the same jar.
                entry.setTime(0);
                to.putNextEntry(entry);
                Files.copy(file, to);
            }
        }
    }
}
