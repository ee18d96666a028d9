package labs.check.catalogue;

import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * One exercise and where its files are.
 *
 * @param home the project's folder
 * @param lab the number of its lab
 * @param name its name, which is that of the class a student writes
 */
public record Exercise(File home, int lab, String name) implements Serializable {

    /** The folder below the project in which students write. */
    public static final Path STUDENTS = Path.of("src/exercises/java");

    /** The folder below the project that a handout does not have. */
    public static final Path SOLUTIONS = Path.of("src/solutions/java");

    public static final Path TESTS = Path.of("src/test/java");

    public String packageName() {
        return "labs.lab%02d".formatted(lab);
    }

    /** The class that a student writes. */
    public String studentClass() {
        return packageName() + "." + name;
    }

    public String testClass() {
        return studentClass() + "ExerciseTest";
    }

    public String mistakesClass() {
        return studentClass() + "Mistakes";
    }

    /** The class that holds the collection of wrong answers, where there is one. */
    public String wrongAnswersClass() {
        return studentClass() + "WrongAnswers";
    }

    /** The class that holds other right answers, where there are any. */
    public String alternativesClass() {
        return studentClass() + "Alternatives";
    }

    public String solutionClass() {
        return studentClass() + "Solution";
    }

    /** The file that a student writes. */
    public Path studentFile() {
        return file(STUDENTS, studentClass());
    }

    public Path testFile() {
        return file(TESTS, testClass());
    }

    public Path solutionFile() {
        return file(SOLUTIONS, solutionClass());
    }

    public Path mistakesFile() {
        return file(SOLUTIONS, mistakesClass());
    }

    /** A file of the project as a student would type it: relative to the project, with slashes. */
    public String display(Path file) {
        return home.toPath().relativize(file).toString().replace(File.separatorChar, '/');
    }

    private Path file(Path root, String className) {
        return home.toPath().resolve(root).resolve(className.replace('.', '/') + ".java");
    }
}
