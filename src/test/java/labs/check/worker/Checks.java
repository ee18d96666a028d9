package labs.check.worker;

import java.util.function.Consumer;
import labs.check.catalogue.Exercise;
import labs.check.verdict.Verdict;
import labs.cli.Progress;

/**
 * Checks exercises, and remembers the verdicts.
 *
 * @param news is told, in a line each, how long a test has been running that takes long
 */
public record Checks(Workshop workshop, Progress progress, Consumer<String> news) {
    /**
     * Checks one exercise.
     *
     * @param another whether another check is going to follow, for which to get ready
     */
    public Verdict check(Exercise exercise, boolean another) {
        String state = Progress.state(exercise.studentFile());
        Verdict verdict = workshop.check(exercise, another, news);
        progress.checked(exercise.studentFile(), state, verdict.solved());
        return verdict;
    }
}
