package labs.check.verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import labs.check.Folders;
import labs.check.catalogue.Exercise;
import labs.check.verdict.KnownMistakes.Known;
import labs.cli.sheet.Sheets;

/**
 * Remembers how the mistakes of an exercise fail, so that they are run once and not at each wrong answer: in memory, and
 * in {@code work/check} for the next time. What is remembered counts only for the same compiled code.
 */
public final class MistakeStore {
    private final Path folder;
    private final Map<String, List<Known>> inMemory = new HashMap<>();

    /** @param work the folder {@code work} of the project */
    public MistakeStore(Path work) {
        folder = work.resolve("check");
    }

    /** How the mistakes of the exercise fail. */
    public List<Known> of(Exercise exercise, Class<?> test, Consumer<String> started) {
        return inMemory.computeIfAbsent(exercise.studentClass(), name -> find(exercise, test, started));
    }

    private List<Known> find(Exercise exercise, Class<?> test, Consumer<String> started) {
        List<Class<?>> mistakes = KnownMistakes.classes(exercise);
        if (mistakes.isEmpty()) {
            return KnownMistakes.recorded(exercise);
        }
        try {
            Path file = folder.resolve(exercise.name() + "-" + digestOfCode(exercise, test, mistakes.get(0)) + ".yaml");
            if (Files.isRegularFile(file)) {
                return KnownMistakes.parse(Files.readString(file)).get(exercise.name());
            }
            List<Known> known = KnownMistakes.measure(exercise, test, started);
            forgetOlder(exercise);
            Files.createDirectories(folder);
            Path aside = Files.createTempFile(folder, exercise.name(), ".tmp");
            Files.writeString(aside, KnownMistakes.print(Map.of(exercise.name(), known)));
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forgetOlder(Exercise exercise) throws IOException {
        for (Path file : Folders.files(folder)) {
            if (file.getFileName().toString().startsWith(exercise.name() + "-")) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A digest of all classes that take part: the test, the mistakes, the lab, the bench and its plumbing, the look at how they fail. */
    private static String digestOfCode(Exercise exercise, Class<?> test, Class<?> mistake) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> start : List.of(test, mistake, Sheets.class)) {
                for (String part : List.of(
                        exercise.packageName().replace('.', '/'),
                        "labs/harness",
                        "labs/check/verdict",
                        "labs/support")) {
                    for (Path file : Folders.files(location(start).resolve(part))) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** The folder that a class was loaded from; an empty place for a class that was compiled into memory. */
    private static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Path.of("none")
                    : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
