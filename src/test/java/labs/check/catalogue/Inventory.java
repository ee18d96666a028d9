package labs.check.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.check.Folders;
import labs.cli.sheet.Section;
import labs.cli.sheet.Sheet;

/**
 * Which files a project has for its exercises, and what is missing. An exercise is looked for in each place where one
 * can be, so that one that was forgotten in any of them is found by the others.
 */
public final class Inventory {
    private static final Pattern IN_A_LAB = Pattern.compile("labs/lab(\\d\\d)/(\\w+)\\.java");
    private static final int HINTS = 2;

    private final Path home;
    private final Catalogue catalogue;

    /** @param home the project's folder */
    public Inventory(Path home) {
        this.home = home;
        this.catalogue = Catalogue.read(home);
    }

    /** All exercises that are found anywhere, those of the sheets first. */
    public List<Exercise> exercises() {
        Map<String, Exercise> found = new LinkedHashMap<>();
        catalogue.all().forEach(exercise -> found.put(exercise.studentClass(), exercise));
        search(Exercise.STUDENTS, "").stream()
                .filter(this::isStub)
                .forEach(e -> found.putIfAbsent(e.studentClass(), e));
        search(Exercise.TESTS, "ExerciseTest").forEach(e -> found.putIfAbsent(e.studentClass(), e));
        search(Exercise.SOLUTIONS, "Solution").forEach(e -> found.putIfAbsent(e.studentClass(), e));
        search(Exercise.SOLUTIONS, "Alternatives").forEach(e -> found.putIfAbsent(e.studentClass(), e));
        search(Exercise.SOLUTIONS, "Mistakes").forEach(e -> found.putIfAbsent(e.studentClass(), e));
        return List.copyOf(found.values());
    }

    /** Whether this project has solutions; a handout has none. */
    public boolean hasSolutions() {
        return Files.isDirectory(home.resolve(Exercise.SOLUTIONS));
    }

    /** Whether nobody has written anything into the exercise. A student's own class beside the exercises is no stub. */
    public boolean isStub(Exercise exercise) {
        return Files.isRegularFile(exercise.studentFile())
                && read(exercise.studentFile()).contains("throw new NotSolvedYet()");
    }

    /** What is missing for an exercise, a sentence each. */
    public List<String> missing(Exercise exercise) {
        List<String> missing = new ArrayList<>();
        inSheet(exercise, missing);
        file(exercise, exercise.studentFile(), "no stub", missing);
        file(exercise, exercise.testFile(), "no test", missing);
        if (hasSolutions()) {
            file(exercise, exercise.solutionFile(), "no solution", missing);
            file(exercise, exercise.mistakesFile(), "no mistakes", missing);
        }
        if (isStub(exercise) && !read(exercise.studentFile()).contains("<pre>")) {
            missing.add(exercise.name() + ": the Javadoc of the stub has no example of input and output in <pre>");
        }
        return missing;
    }

    /** What is wrong with the sheets apart from exercises: main classes, and packages without a sheet. */
    public List<String> missingLabs() {
        List<String> missing = new ArrayList<>();
        Path mains = home.resolve("src/main/java");
        for (Sheet sheet : catalogue.sheets()) {
            for (String main : sheet.mains()) {
                String file = sheet.packageName().replace('.', '/') + "/" + main + ".java";
                if (!Files.isRegularFile(mains.resolve(file))) {
                    missing.add(sheet.file().getFileName() + " names the main class " + main
                            + ", but there is no src/main/java/" + file);
                }
            }
        }
        for (Path file : Folders.files(mains)) {
            Matcher lab = IN_A_LAB.matcher(slashes(mains.relativize(file)));
            if (lab.matches()
                    && catalogue.sheets().stream().noneMatch(sheet -> sheet.lab() == Integer.parseInt(lab.group(1)))) {
                missing.add(
                        "there is no sheet labs/" + lab.group(1) + "-NAME.md for " + slashes(home.relativize(file)));
            }
        }
        return missing;
    }

    private void inSheet(Exercise exercise, List<String> missing) {
        boolean listed = catalogue.all().stream().anyMatch(exercise::equals);
        if (!listed) {
            missing.add(exercise.name() + ": not listed in the front matter of the sheet of lab " + exercise.lab());
            return;
        }
        Section section = catalogue.sheet(exercise).section(exercise.name());
        if (section.task().isBlank()) {
            missing.add(exercise.name() + ": no section '### " + exercise.name()
                    + "' with the task in the sheet of lab " + exercise.lab());
        } else if (!section.task().contains("```")) {
            missing.add(exercise.name() + ": no example of input and output between ``` in the sheet");
        }
        if (section.hints().size() < HINTS) {
            missing.add(exercise.name() + ": " + section.hints().size() + " hints in the sheet, at least " + HINTS
                    + " are needed (<details><summary>Hint 1</summary> ... </details>)");
        }
    }

    private static void file(Exercise exercise, Path file, String what, List<String> missing) {
        if (!Files.isRegularFile(file)) {
            missing.add(exercise.name() + ": " + what + " " + exercise.display(file));
        }
    }

    private List<Exercise> search(Path root, String ending) {
        List<Exercise> found = new ArrayList<>();
        for (Path file : StudentCompiler.javaFiles(home.resolve(root))) {
            Matcher path = IN_A_LAB.matcher(slashes(home.resolve(root).relativize(file)));
            if (path.matches() && path.group(2).endsWith(ending)) {
                String name = path.group(2).substring(0, path.group(2).length() - ending.length());
                found.add(new Exercise(home.toFile(), Integer.parseInt(path.group(1)), name));
            }
        }
        return found;
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** A student's file may be in any encoding; what is looked for in it is ASCII. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
