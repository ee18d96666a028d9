package labs.check.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import labs.check.catalogue.Exercise;
import labs.check.verdict.KnownMistakes.Known;
import labs.check.verdict.TestRun.Result;
import labs.check.verdict.TestRun.TestFailure;
import labs.check.verdict.Verdict.State;
import labs.harness.BenchFailure;

/** Turns what a test gave into what a student reads. */
public final class Judge {
    private final Exercise exercise;

    public Judge(Exercise exercise) {
        this.exercise = exercise;
    }

    /**
     * The verdict on an answer that was run.
     *
     * @param known the mistakes that may be recognised
     */
    public Verdict judge(Result report, List<Known> known) {
        if (report.allPassed()) {
            return new Verdict(exercise, State.SOLVED, "");
        }
        if (report.pending()) {
            return new Verdict(exercise, State.PENDING, "");
        }
        if (report.failures().isEmpty()) {
            return new Verdict(
                    exercise,
                    State.UNKNOWN,
                    report.skipped().isEmpty() ? "its test has no test method" : String.join("\n", report.skipped()));
        }
        String sentence = KnownMistakes.recognise(known, Fingerprint.of(report, exercise))
                .map(Known::sentence)
                .orElse("");
        return new Verdict(exercise, State.WRONG, details(report), sentence, List.of());
    }

    /** The simplest failure in full; the others would mostly say the same again. */
    private List<String> details(Result report) {
        List<TestFailure> failures = report.failures().stream()
                .filter(failure -> !Throwables.isPending(failure.error()))
                .sorted(Comparator.comparingInt(Judge::size))
                .toList();
        TestFailure first = failures.get(0);
        List<String> lines = new ArrayList<>();
        lines.add(first.name() + ":");
        describe(first.error()).lines().map(line -> "  " + line).forEach(lines::add);
        if (failures.size() > 1) {
            lines.add("");
            lines.add((failures.size() == 2 ? "One more test fails: " : "More tests fail: ")
                    + String.join(
                            ", ",
                            failures.stream().skip(1).map(TestFailure::name).toList()) + ".");
        }
        if (failures.size() < report.failures().size()) {
            lines.add("Part of it is not solved yet.");
        }
        return lines;
    }

    /** How much there is to read in the test that failed; one that is not about batches comes last. */
    private static int size(TestFailure failure) {
        return Throwables.chain(failure.error()).stream()
                .filter(BenchFailure.class::isInstance)
                .mapToInt(error -> ((BenchFailure) error).size())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** A failure of the bench and a failed assertion speak for themselves; an exception needs its place. */
    private String describe(Throwable error) {
        Throwable told = Throwables.chain(error).stream()
                .filter(BenchFailure.class::isInstance)
                .findFirst()
                .orElseGet(() -> Throwables.root(error));
        String message = told.getMessage() == null ? "" : told.getMessage().strip();
        if (told instanceof AssertionError) {
            return message;
        }
        String name = told.getClass().getSimpleName();
        String spoken = message.lines().findFirst().map(line -> ": " + line).orElse("");
        String where = Throwables.place(error, exercise.studentClass())
                .map(place -> "\nat " + place)
                .orElse("");
        return name + spoken + where;
    }
}
