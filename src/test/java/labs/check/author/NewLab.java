package labs.check.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import labs.check.catalogue.Exercise;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.support.UserError;

/**
 * Adds a lab: sheet, main class, package and test, and one exercise. What is written is a word count that works as it
 * stands, so that an instructor changes one thing after the other and can run and check at every step.
 */
public final class NewLab {
    private final Path home;
    private final String number;
    private final String exercise;
    private final NewFiles files;

    /**
     * @param home the project's folder
     * @param typed the lab's number as typed
     * @param name the name of its main class as typed
     * @throws UserError where there can be no such lab
     */
    public NewLab(Path home, String typed, String name) {
        this.home = home;
        List<Sheet> labs = Sheets.read(home).all();
        int lab = free(typed, labs);
        check(name, labs);
        number = String.valueOf(lab);
        exercise = name + "Words";
        NewExercise.check(home, exercise);

        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String sheet = "%02d-%s.md".formatted(lab, words.replace(' ', '-'));
        String title = name.charAt(0) + words.substring(1);
        String folder = "labs/lab%02d".formatted(lab);
        files = new NewFiles(
                home,
                Map.of(
                        "LAB", number,
                        "NAME", name,
                        "TITLE", title,
                        "SHEET", sheet,
                        "FOLDER", folder,
                        "PACKAGE", folder.replace('/', '.')));
        Path main = home.resolve("src/main/java").resolve(folder);
        files.add(home.resolve("labs").resolve(sheet), "Sheet.md");
        files.add(main.resolve(name + ".java"), "Main.java");
        files.add(main.resolve("package-info.java"), "package-info.java");
        files.add(home.resolve(Exercise.TESTS).resolve(folder).resolve(name + "Test.java"), "MainTest.java");
        files.mustBeNew();
    }

    /** Writes the files. Answers with all that were written, as a person would type them. */
    public List<String> create() {
        try {
            List<String> written = new ArrayList<>(files.write());
            // The exercise changes the sheet, which is named already.
            Stream<String> more = new NewExercise(home, number, exercise).create().stream();
            more.filter(file -> !written.contains(file)).forEach(written::add);
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of its exercise. */
    String exercise() {
        return exercise;
    }

    private static int free(String typed, List<Sheet> labs) {
        int free = labs.stream().mapToInt(Sheet::lab).max().orElse(0) + 1;
        if (!typed.matches("0?[1-9]|[1-9]\\d")) {
            throw UserError.usage(
                    "'" + typed + "' cannot be the number of a lab: type one from 1 to 99, such as " + free + ".");
        }
        int lab = Integer.parseInt(typed);
        labs.stream().filter(sheet -> sheet.lab() == lab).findFirst().ifPresent(sheet -> {
            throw UserError.failure("There is a lab " + lab + " already (" + sheet.title()
                    + "): type a number that is free, such as " + free + ".");
        });
        return lab;
    }

    private static void check(String name, List<Sheet> labs) {
        if (!name.matches("[A-Z][A-Za-z0-9]*")) {
            throw UserError.usage("'" + name + "' cannot be the name of a class: type a name such as TideGauge.");
        }
        for (Sheet sheet : labs) {
            if (sheet.mains().stream().anyMatch(name::equalsIgnoreCase)) {
                throw UserError.failure(
                        "Lab " + sheet.lab() + " has a main class " + name + " already: type another name.");
            }
        }
        if (Stream.of("Main.java", "MainTest.java")
                .anyMatch(file -> NewFiles.template(file).matches("(?s).*\\b" + name + "\\b.*"))) {
            throw UserError.usage("'" + name + "' is the name of a class that labs use: type another name.");
        }
    }
}
