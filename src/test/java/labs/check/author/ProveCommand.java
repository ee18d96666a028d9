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
import labs.support.UserError;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./lab prove 3|NAME}: proves that exercises can be trusted, as the build does it for all of them. */
@Command(name = "prove")
public final class ProveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "3|NAME", description = "a lab's number or an exercise's name")
    private String what;

    @Override
    public Integer call() {
        return prove(Workspace.home(), what, System.out) ? 0 : 1;
    }

    /** Proves each exercise that is meant, and answers whether all are as they should be. */
    public static boolean prove(Path home, String what, PrintStream out) {
        Inventory inventory = new Inventory(home);
        if (!inventory.hasSolutions()) {
            throw UserError.failure("This copy has no solutions: prove exercises in the project it was made from.");
        }
        boolean proved = true;
        for (Exercise exercise : Catalogue.read(home).select(what)) {
            proved &= prove(exercise, inventory, out);
        }
        return proved;
    }

    private static boolean prove(Exercise exercise, Inventory inventory, PrintStream out) {
        Proof proof = new Proof(exercise);
        List<String> wrong = new ArrayList<>(inventory.missing(exercise));
        wrong.addAll(proof.ofSolution());
        wrong.addAll(proof.ofMistakes());
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
