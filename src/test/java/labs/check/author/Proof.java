package labs.check.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import labs.check.ExerciseTest;
import labs.check.catalogue.Exercise;
import labs.check.verdict.Judge;
import labs.check.verdict.KnownMistakes;
import labs.check.verdict.KnownMistakes.Known;
import labs.check.verdict.TestRun;
import labs.check.verdict.TestRun.Result;
import labs.check.verdict.WrongAnswers;
import labs.check.verdict.WrongAnswers.WrongAnswer;

/**
 * Proves that an exercise can be trusted: its test accepts the solution and every alternative to it, rejects each
 * mistake, and who makes a mistake reads its sentence and not that of another one. The same of a collection of wrong
 * answers, where there is one. Classes are taken from the thread's context class loader.
 */
public final class Proof {
    private final Exercise exercise;
    private final List<Known> known = new ArrayList<>();

    public Proof(Exercise exercise) {
        this.exercise = exercise;
    }

    /** What is wrong with the solution and its alternatives, a sentence each; empty when all is well. */
    public List<String> ofSolution() {
        Optional<Class<?>> test = test();
        if (test.isEmpty()) {
            return List.of(noTest());
        }
        if (load(exercise.solutionClass()).isEmpty()) {
            return List.of(exercise.name() + ": there is no class " + exercise.solutionClass());
        }
        List<String> wrong = new ArrayList<>();
        accept(test.get(), "solution", "the solution", wrong);
        for (String alternative : alternatives()) {
            accept(test.get(), "alternative:" + alternative, "the alternative " + alternative, wrong);
        }
        return wrong;
    }

    private void accept(Class<?> test, String which, String name, List<String> wrong) {
        Result report = TestRun.run(test, which, started -> {});
        if (!report.allPassed()) {
            wrong.add(exercise.name() + ": " + name + " does not pass.\n" + told(report));
        }
    }

    /** The names of the right answers that are written in another way than the solution. */
    List<String> alternatives() {
        return load(exercise.alternativesClass()).stream()
                .flatMap(all -> Stream.of(all.getClasses()))
                .map(Class::getSimpleName)
                .sorted()
                .toList();
    }

    /** What is wrong with the mistakes. */
    public List<String> ofMistakes() {
        Optional<Class<?>> test = test();
        if (test.isEmpty()) {
            return List.of(noTest());
        }
        List<Class<?>> mistakes = KnownMistakes.classes(exercise);
        if (mistakes.isEmpty()) {
            return List.of(exercise.name() + ": no class with @Mistake in " + exercise.mistakesClass());
        }
        List<String> wrong = new ArrayList<>();
        known.clear();
        for (Class<?> mistake : mistakes) {
            Result report = TestRun.run(test.get(), "mistake:" + mistake.getSimpleName(), name -> {});
            if (report.pending()) {
                wrong.add(exercise.name() + ": the mistake " + mistake.getSimpleName() + " throws NotSolvedYet");
            }
            known.add(KnownMistakes.known(mistake, report, exercise));
        }
        wrong.addAll(ofRecord(known));
        return wrong;
    }

    /**
     * What is wrong with the collection of wrong answers: each must be rejected, and read the sentence that the
     * collection says, or none. Asks {@link #ofMistakes} first.
     */
    public List<String> ofWrongAnswers() {
        List<WrongAnswer> answers = WrongAnswers.of(exercise);
        Optional<Class<?>> test = test();
        if (answers.isEmpty() || test.isEmpty()) {
            return List.of();
        }
        Map<WrongAnswer, Known> failed = new LinkedHashMap<>();
        for (WrongAnswer answer : answers) {
            failed.put(answer, KnownMistakes.known(answer, WrongAnswers.run(answer, test.get()), exercise));
        }
        List<Known> all = new ArrayList<>(known);
        failed.forEach((answer, how) -> {
            if (answer.isMistake()) {
                all.add(how);
            }
        });
        List<String> wrong = new ArrayList<>(ofRecord(all));
        failed.forEach((answer, how) -> read(answer, how, all).ifPresent(wrong::add));
        return wrong;
    }

    private Optional<String> read(WrongAnswer answer, Known how, List<Known> all) {
        String name = exercise.name() + ": the wrong answer " + answer.name();
        if (how.fingerprint().isEmpty()) {
            return Optional.of(name + " passes the test");
        }
        String read =
                KnownMistakes.recognise(all, how.fingerprint()).map(Known::name).orElse("");
        if (answer.isMistake() || read.equals(answer.reads())) {
            return Optional.empty();
        }
        return Optional.of(name + " reads " + quoted(read) + ", and not " + quoted(answer.reads()));
    }

    private static String quoted(String mistake) {
        return mistake.isEmpty() ? "no sentence" : "the sentence of " + mistake;
    }

    /** How the mistakes failed when {@link #ofMistakes} ran them. */
    List<Known> measured() {
        return List.copyOf(known);
    }

    /** What is wrong with mistakes that were run before: with the record of a handout, which has no solutions. */
    public List<String> ofRecord(List<Known> recorded) {
        if (recorded.isEmpty()) {
            return List.of(exercise.name() + ": no mistake is known");
        }
        return recorded.stream()
                .flatMap(mistake -> sentenceShown(mistake, recorded).stream())
                .toList();
    }

    private Optional<String> sentenceShown(Known mistake, List<Known> all) {
        String name = exercise.name() + ": the mistake " + mistake.name();
        if (mistake.fingerprint().isEmpty()) {
            return Optional.of(name + " passes the test");
        }
        if (mistake.sentence().isBlank()) {
            return Optional.of(name + " has no sentence");
        }
        List<String> alike = all.stream()
                .filter(other -> !other.name().equals(mistake.name()))
                .filter(other -> other.fingerprint().equals(mistake.fingerprint()))
                .map(Known::name)
                .toList();
        if (!alike.isEmpty()) {
            return Optional.of(name + " fails as " + String.join(" and ", alike)
                    + " does, so its sentence cannot be told from that one's: let the test tell them apart");
        }
        boolean shown = KnownMistakes.recognise(all, mistake.fingerprint())
                .filter(recognised -> recognised.name().equals(mistake.name()))
                .isPresent();
        return shown ? Optional.empty() : Optional.of(name + " is not recognised, so its sentence is not shown");
    }

    private Optional<Class<?>> test() {
        return load(exercise.testClass()).filter(test -> test.isAnnotationPresent(ExerciseTest.class));
    }

    private String noTest() {
        return exercise.name() + ": there is no class " + exercise.testClass() + " with @ExerciseTest";
    }

    private String told(Result report) {
        return report.failures().isEmpty() && report.skipped().isEmpty()
                ? "(no test method ran)"
                : new Judge(exercise).judge(report, List.of()).text();
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
