package labs.check.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import labs.check.Folders;
import labs.support.UserError;

/** The files that make up a project, without what was built, written by runs, or left there by somebody's tools. */
public final class ProjectFiles {
    /** What is left out where Git does not tell. */
    private static final List<String> LEFT_OUT =
            List.of(".git", "target", "work", "bin", "out", ".idea", ".vscode/settings.json", ".settings");

    private ProjectFiles() {}

    /**
     * Copies a project.
     *
     * @param home the project's folder
     * @param target the folder of the copy
     * @param which the files to copy, relative to the project
     * @return how many were copied
     */
    public static int copy(Path home, Path target, Predicate<Path> which) {
        try {
            List<Path> files = list(home).stream().filter(which).toList();
            for (Path file : files) {
                Path copy = target.resolve(file.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(home.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return files.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a copy. */
    public static void remove(Path copy) {
        Folders.remove(copy);
    }

    private static List<Path> list(Path home) throws IOException {
        Stream<Path> all = Files.exists(home.resolve(".git")) ? knownToGit(home) : inFolder(home);
        return all.filter(file -> !file.toString().endsWith(".class"))
                .filter(file -> Files.isRegularFile(home.resolve(file)))
                .toList();
    }

    private static Stream<Path> knownToGit(Path home) throws IOException {
        Process git;
        try {
            git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // Git is not installed here.
            return inFolder(home);
        }
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            boolean good = git.waitFor(1, TimeUnit.MINUTES) && git.exitValue() == 0;
            return good ? Stream.of(names.split("\0")).map(Path::of) : inFolder(home);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("It was interrupted, and the copy is not complete.");
        }
    }

    private static Stream<Path> inFolder(Path home) {
        return Folders.files(home).stream()
                .map(home::relativize)
                .filter(file -> LEFT_OUT.stream().noneMatch(file::startsWith));
    }
}
