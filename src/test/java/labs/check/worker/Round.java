package labs.check.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.StudentCompiler;
import labs.check.catalogue.StudentCompiler.Compiled;
import labs.check.verdict.Judge;
import labs.check.verdict.KnownErrors;
import labs.check.verdict.KnownMistakes.Known;
import labs.check.verdict.MistakeStore;
import labs.check.verdict.TestRun;
import labs.check.verdict.TestRun.Result;
import labs.check.verdict.Verdict;
import labs.check.verdict.Verdict.State;
import labs.harness.engine.SparkContexts;

/**
 * One check of one exercise: compile, load, run, judge. Each round has a class loader and a Spark context of its own;
 * with those of the round before, executors would run the class of the round before, and a wrong answer would pass.
 */
final class Round {
    private final ClassLoader application = Round.class.getClassLoader();
    private final RoundLoader loader = new RoundLoader(application);

    /** Makes the Spark context that the round is going to use. */
    void prepare() {
        asContextLoader();
        SparkContexts.shared();
    }

    /** Compiles the student's file. */
    static Compiled compile(StudentCompiler compiler, Exercise exercise) {
        Path home = exercise.home().toPath();
        return compiler.compile(home, home.resolve(Exercise.STUDENTS), List.of(exercise.studentFile()));
    }

    /** The verdict on what did not come as far as the test; null where the test can run. */
    static Verdict beforeTest(Exercise exercise, Compiled compiled) {
        if (!compiled.errors().isEmpty()) {
            return KnownErrors.verdict(exercise, compiled.errors());
        }
        if (!compiled.classes().containsKey(exercise.studentClass())) {
            return new Verdict(
                    exercise,
                    State.NOT_COMPILED,
                    exercise.display(exercise.studentFile()) + " must hold the class " + exercise.name()
                            + " in the package " + exercise.packageName() + ".");
        }
        return null;
    }

    /** Whether the file is there at all. */
    static boolean isThere(Exercise exercise) {
        return Files.isRegularFile(exercise.studentFile());
    }

    /**
     * Runs the test.
     *
     * @param mistakes knows how mistakes fail, and is asked only about an answer that is wrong
     * @param started is told the name of each test method that begins
     */
    Verdict run(Exercise exercise, Class<?> test, Compiled compiled, MistakeStore mistakes, Consumer<String> started) {
        asContextLoader();
        loader.accept(compiled.classes(), exercise.studentClass());
        Result report = TestRun.run(test, "student", started);
        boolean wrong =
                !report.allPassed() && !report.pending() && !report.failures().isEmpty();
        List<Known> known = wrong ? mistakes.of(exercise, test, started) : List.of();
        return new Judge(exercise).judge(report, known);
    }

    /** Ends the Spark context. */
    void end() {
        SparkContexts.stop();
        Thread.currentThread().setContextClassLoader(application);
    }

    private void asContextLoader() {
        Thread.currentThread().setContextClassLoader(loader);
    }
}
