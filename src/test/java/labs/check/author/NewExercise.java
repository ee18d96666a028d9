package labs.check.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Inventory;
import labs.cli.sheet.Sheet;
import labs.support.UserError;

/**
 * Adds an exercise to a lab: stub, test, solution, a mistake, and its entry and section in the sheet. What is written is
 * a small exercise that works as it stands, so that an instructor changes one thing after the other and can check at
 * every step.
 */
public final class NewExercise {
    private static final Pattern LIST = Pattern.compile("(?m)^exercises:[ \\t]*\\[([^\\]\\n]*)\\][ \\t]*$");
    private static final Pattern PART = Pattern.compile("(?m)^## Exercises[ \\t]*\\n");
    private static final Pattern NEXT_PART = Pattern.compile("(?m)^##? ");

    private final Sheet sheet;
    private final Exercise exercise;
    private final NewFiles files;

    /**
     * @param home the project's folder
     * @param lab the lab's number as typed
     * @param name the exercise's name as typed
     * @throws UserError where there can be no such exercise
     */
    public NewExercise(Path home, String lab, String name) {
        sheet = Catalogue.read(home).lab(lab);
        exercise = new Exercise(home.toFile(), sheet.lab(), name);
        check(home, name);
        files = files(exercise);
        files.mustBeNew();
    }

    private static NewFiles files(Exercise exercise) {
        NewFiles files = new NewFiles(
                exercise.home().toPath(),
                Map.of(
                        "PACKAGE", exercise.packageName(),
                        "FOLDER", exercise.packageName().replace('.', '/'),
                        "NAME", exercise.name(),
                        "METHOD", method(exercise.name()),
                        "LAB", String.valueOf(exercise.lab())));
        files.add(exercise.studentFile(), "Stub.java");
        files.add(exercise.testFile(), "ExerciseTest.java");
        files.add(exercise.solutionFile(), "Solution.java");
        files.add(exercise.mistakesFile(), "Mistakes.java");
        return files;
    }

    /** Those files of an exercise that are still as they were made. */
    static Stream<Path> untouched(Exercise exercise) {
        return files(exercise).untouched();
    }

    /** Refuses a name that no exercise of any lab can have. */
    static void check(Path home, String name) {
        if (!name.matches("[A-Z][A-Za-z0-9]*")) {
            throw UserError.usage("'" + name + "' cannot be the name of a class: type a name such as RareWords.");
        }
        if (List.of("ExerciseTest", "Solution", "Alternatives", "Mistakes").stream()
                .anyMatch(name::endsWith)) {
            throw UserError.usage("'" + name + "' ends like the name of a test or an answer: type another name.");
        }
        if (!Files.isDirectory(home.resolve(Exercise.SOLUTIONS))) {
            throw UserError.failure("This copy has no solutions: add exercises to the project that it was made from.");
        }
        new Inventory(home)
                .exercises().stream()
                        .filter(other -> other.name().equalsIgnoreCase(name))
                        .findFirst()
                        .ifPresent(other -> {
                            throw UserError.failure("There is an exercise " + other.name() + " in lab " + other.lab()
                                    + " already: type another name.");
                        });
    }

    /** Writes the files. Answers with all that were written or changed, as a person would type them. */
    public List<String> create() {
        try {
            String changed = changedSheet();
            List<String> written = new ArrayList<>(files.write());
            Files.writeString(sheet.file(), changed);
            written.add(exercise.display(sheet.file()));
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sheet with the exercise at the end of the list and of the part on exercises. */
    private String changedSheet() throws IOException {
        String text = Files.readString(sheet.file()).replace("\r\n", "\n");
        Matcher list = LIST.matcher(text);
        if (!list.find()) {
            throw UserError.failure(exercise.display(sheet.file())
                    + " has no line 'exercises: [NAME, ...]' to which the exercise can be added.");
        }
        String names = list.group(1).isBlank() ? exercise.name() : list.group(1).strip() + ", " + exercise.name();
        text = text.substring(0, list.start()) + "exercises: [" + names + "]" + text.substring(list.end());
        Matcher part = PART.matcher(text);
        if (!part.find()) {
            return text.stripTrailing() + "\n\n## Exercises\n\n" + files.filled("Section.md");
        }
        Matcher next = NEXT_PART.matcher(text);
        int end = next.find(part.end()) ? next.start() : text.length();
        return text.substring(0, end).stripTrailing() + "\n\n" + files.filled("Section.md") + text.substring(end);
    }

    private static String method(String name) {
        String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return SourceVersion.isKeyword(method) ? method + "Words" : method;
    }
}
