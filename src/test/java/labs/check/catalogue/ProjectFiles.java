package labs.check.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import labs.check.Folders;
import labs.support.UserError;

/**
 * The files that make up a project, without what was built, written by runs, or left there by somebody: those that Git
 * tracks, or, where it does not tell, those of the kinds that belong where they are.
 */
public final class ProjectFiles {
    private static final Pattern BELONGS = Pattern.compile(String.join(
            "|",
            "lab|lab\\.cmd|pom\\.xml|(README|CHANGELOG|CONTRIBUTING)\\.md|LICENSE",
            "\\.(gitignore|gitattributes|editorconfig)",
            "\\.(ci|github|mvn)/.+",
            "\\.run/[^/]+\\.run\\.xml|\\.vscode/(extensions|launch)\\.json",
            "labs/[^/]+\\.(md|svg)",
            "data/.+\\.(md|txt|csv|json)",
            "src/.+\\.(java|properties|txt|yaml|xml|html|css|js)"));

    private ProjectFiles() {}

    /** All files of the project, relative to its folder. */
    public static List<Path> of(Path home) {
        return tracked(home).orElseGet(() -> byKind(home));
    }

    /** The files that belong to the project by where they are and what they are called. */
    public static List<Path> byKind(Path home) {
        return Stream.concat(topLevel(home), inFolders(home))
                .map(home::relativize)
                .filter(file -> BELONGS.matcher(slashes(file)).matches())
                .toList();
    }

    /**
     * Copies files of a project.
     *
     * @param home the project's folder
     * @param target the folder of the copy
     * @param files relative to the project
     */
    public static void copy(Path home, Path target, List<Path> files) {
        try {
            for (Path file : files) {
                Path copy = target.resolve(file.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(home.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a copy. */
    public static void remove(Path copy) {
        Folders.remove(copy);
    }

    /** A file of the project as a person would type it. */
    public static String slashes(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static Stream<Path> topLevel(Path home) {
        try (Stream<Path> entries = Files.list(home)) {
            return entries.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not of all folders: what was built, and what runs have written, may be large. */
    private static Stream<Path> inFolders(Path home) {
        return Stream.of(".ci", ".github", ".mvn", ".run", ".vscode", "data", "labs", "src")
                .flatMap(folder -> Folders.files(home.resolve(folder)).stream());
    }

    /** Those that Git tracks; empty where it does not tell. */
    private static Optional<List<Path>> tracked(Path home) {
        if (!Files.exists(home.resolve(".git"))) {
            return Optional.empty();
        }
        Process git;
        try {
            git = new ProcessBuilder("git", "ls-files", "-z", "--cached")
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // Git is not installed here.
            return Optional.empty();
        }
        try {
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean good = git.waitFor(1, TimeUnit.MINUTES) && git.exitValue() == 0;
            return good
                    ? Optional.of(Stream.of(names.split("\0"))
                            .map(Path::of)
                            .filter(file -> Files.isRegularFile(home.resolve(file)))
                            .toList())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("It was interrupted, and the copy is not complete.");
        }
    }
}
