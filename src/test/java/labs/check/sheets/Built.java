package labs.check.sheets;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import labs.check.Folders;
import org.apache.commons.io.FileUtils;

/**
 * What is built of a project. A copy of the project takes it along, and an edit that is undone brings it back: else each
 * of them would cost as much time as a first start.
 */
final class Built {
    /** The classes, those that a student's commands run with, and what Maven has noted down of what it compiled. */
    private static final List<String> FOLDERS = List.of("classes", "lab", "maven-status");

    private Built() {}

    /**
     * Takes along what is built. What is out of date in the project is out of date in its copy, too.
     *
     * @param copy has the sources already
     */
    static void takeAlong(Path home, Path copy) {
        try {
            copy(home.resolve("target"), copy.resolve("target"), true);
            for (Path note : Folders.files(copy.resolve("target"))) {
                if (note.toString().matches(".*\\.(args|state|classpath|lst)")) {
                    FileTime time = Files.getLastModifiedTime(note);
                    String text = Files.readString(note, StandardCharsets.UTF_8);
                    Files.writeString(note, text.replace(home.toString(), copy.toString()));
                    Files.setLastModifiedTime(note, time);
                }
            }
            // The launcher looks at folders, too: one is newer when a file in it is gone.
            try (Stream<Path> sources = Files.walk(copy.resolve("src"))) {
                for (Path folder : sources.filter(Files::isDirectory).toList()) {
                    Files.setLastModifiedTime(folder, Files.getLastModifiedTime(home.resolve(copy.relativize(folder))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers what is built, without the archive, which knows no class of the project's. */
    static Path remember(Path project) throws IOException {
        Path memory = Files.createTempDirectory(project.getParent(), "built-");
        copy(project.resolve("target"), memory, false);
        return memory;
    }

    /** Brings back what was remembered. */
    static void bringBack(Path memory, Path project) throws IOException {
        Path target = project.resolve("target");
        FileUtils.deleteDirectory(target.resolve("classes").toFile());
        for (Path file : Folders.files(target.resolve("lab"))) {
            if (file.toString().endsWith(".state")) {
                Files.delete(file);
            }
        }
        copy(memory, target, false);
        Folders.remove(memory);
    }

    private static void copy(Path from, Path to, boolean archive) throws IOException {
        for (String folder : FOLDERS) {
            File source = from.resolve(folder).toFile();
            if (source.isDirectory()) {
                FileUtils.copyDirectory(
                        source,
                        to.resolve(folder).toFile(),
                        file -> archive || !file.getName().endsWith(".jsa"),
                        true);
            }
        }
    }
}
