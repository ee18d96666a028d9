package labs.check;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.screen.Screen;
import labs.check.verdict.Verdict;
import labs.check.worker.Checks;
import labs.check.worker.Workshop;
import labs.cli.Progress;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./lab check [3|NAME]}: checks exercises once. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "3|NAME", description = "a lab's number or an exercise's name")
    private String what;

    @Override
    public Integer call() {
        try (Workshop workshop = new Workshop(Workspace.work())) {
            workshop.warmUp();
            Catalogue catalogue = Catalogue.read(Workspace.home());
            Progress progress = new Progress(Workspace.work());
            Checks checks = new Checks(workshop, progress, System.err::println);
            return check(catalogue.select(what), checks, System.out) ? 0 : 1;
        }
    }

    /** Checks each, and answers whether all are solved. */
    static boolean check(List<Exercise> exercises, Checks checks, PrintStream out) {
        int solved = 0;
        for (int i = 0; i < exercises.size(); i++) {
            Verdict verdict = checks.check(exercises.get(i), i + 1 < exercises.size());
            out.println(Screen.text(verdict));
            solved += verdict.solved() ? 1 : 0;
        }
        if (exercises.size() > 1) {
            out.printf("%n%d of %d solved%n", solved, exercises.size());
        }
        return solved == exercises.size();
    }
}
