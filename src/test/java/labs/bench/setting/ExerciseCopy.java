package labs.bench.setting;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import labs.check.catalogue.ProjectFiles;
import labs.support.UserError;
import labs.support.Workspace;

/**
 * A copy of the project in a temporary folder, where a measurement can play the student without touching what a student
 * has written. The exercise is {@code CleanWords}.
 */
public final class ExerciseCopy implements AutoCloseable {
    /** The exercise. */
    public static final String NAME = "CleanWords";

    private static final String FOLDER = "java/labs/lab01/";

    private final Path home;
    private final String right;
    private final String wrong;

    /** Copies the project, and builds it with the launcher and with Maven, so that nothing is left to be built. */
    public ExerciseCopy(PrintStream news) throws IOException, InterruptedException {
        Path solution = Workspace.home().resolve("src/solutions/" + FOLDER + NAME + "Solution.java");
        if (!Files.isRegularFile(solution)) {
            throw UserError.failure("This measurement needs the solutions, which this copy of the project has not.");
        }
        news.println("copying and building the project; this takes a minute");
        home = Files.createTempDirectory("labs-bench").toRealPath();
        ProjectFiles.copy(Workspace.home(), home, ProjectFiles.byKind(Workspace.home()));
        right = Files.readString(solution).replace(NAME + "Solution", NAME);
        wrong = right.replaceFirst("\\s*\\.filter\\(.*\\)\\s*;", ";");
        if (wrong.equals(right)) {
            throw new IllegalStateException("The solution has no filter to be left out any more.");
        }
        save(true);
        run(lab("check", NAME));
        run(maven());
    }

    /** Writes an answer into the student's file. */
    public void save(boolean correct) throws IOException {
        Files.writeString(home.resolve("src/exercises/" + FOLDER + NAME + ".java"), correct ? right : wrong);
    }

    /** The launcher of the copy. */
    public List<String> lab(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("lab").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** What a student would type without the check. */
    public static List<String> maven() {
        return List.of(mvn(), "-q", "test", "-Dtest=" + NAME + "ExerciseTest");
    }

    /** What of it only compiles. */
    public static List<String> mavenCompile() {
        return List.of(mvn(), "-q", "test-compile");
    }

    private static String mvn() {
        return System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
    }

    /** A process in the copy. */
    public ProcessBuilder process(List<String> command) {
        return new ProcessBuilder(command).directory(home.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** Seconds that a command takes, which must succeed. */
    public double run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process =
                process(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        int code = process.waitFor();
        if (code != 0) {
            throw UserError.failure("'" + String.join(" ", command) + "' in " + home + " ended with exit code " + code
                    + " on a right answer; type it yourself to see why.");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        ProjectFiles.remove(home);
    }
}
