package labs.check.author;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Inventory;
import labs.check.verdict.KnownMistakes.Known;
import labs.check.verdict.WrongAnswers;
import labs.check.verdict.WrongAnswers.WrongAnswer;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./lab prove 3|NAME}: proves that exercises can be trusted, as the build does it for all of them, and tries their
 * collections of wrong answers, for which the build has no time. {@code --all} proves all.
 */
@Command(name = "prove")
public final class ProveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "3|NAME", arity = "0..1", description = "a lab's number or an exercise's name")
    private String what;

    @Option(names = "--all", description = "all exercises")
    private boolean all;

    @Override
    public Integer call() {
        if (all == (what != null)) {
            throw UserError.usage("Say what to prove: ./lab prove 3, ./lab prove NAME or ./lab prove --all.");
        }
        return prove(Workspace.home(), what, System.out) ? 0 : 1;
    }

    /**
     * Proves each exercise that is meant, and answers whether all are as they should be.
     *
     * @param what a lab's number, an exercise's name, or null for all exercises
     */
    public static boolean prove(Path home, String what, PrintStream out) {
        Inventory inventory = new Inventory(home);
        if (!inventory.hasSolutions()) {
            throw UserError.failure("This copy has no solutions: prove exercises in the project it was made from.");
        }
        boolean proved = true;
        ConsoleTable table = new ConsoleTable("exercise", "wrong answers", "with a sentence", "alternatives that pass");
        for (Exercise exercise : Catalogue.read(home).select(what)) {
            Proof proof = new Proof(exercise);
            boolean ofExercise = prove(exercise, proof, inventory, out);
            proved &= ofExercise;
            List<WrongAnswer> answers = WrongAnswers.of(exercise);
            table.row(
                    exercise.name(),
                    answers.size(),
                    answers.stream().filter(answer -> !answer.reads().isEmpty()).count(),
                    ofExercise ? proof.alternatives().size() : null);
        }
        out.print("\n" + table);
        return proved;
    }

    private static boolean prove(Exercise exercise, Proof proof, Inventory inventory, PrintStream out) {
        List<String> wrong = new ArrayList<>(inventory.missing(exercise));
        wrong.addAll(proof.ofSolution());
        wrong.addAll(proof.ofMistakes());
        wrong.addAll(proof.ofWrongAnswers());
        wrong.forEach(out::println);
        if (wrong.isEmpty()) {
            int right = 1 + proof.alternatives().size();
            out.println("proved   " + exercise.name() + ": "
                    + (right == 1 ? "the solution passes" : right + " solutions pass")
                    + ", each mistake is rejected and reads:");
            proof.measured().stream().map(ProveCommand::line).forEach(out::println);
        }
        return wrong.isEmpty();
    }

    private static String line(Known mistake) {
        return "  " + mistake.name() + " -> " + mistake.sentence();
    }
}
