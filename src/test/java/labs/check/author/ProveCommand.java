package labs.check.author;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * collections of wrong answers, for which the build has no time. {@code --all} proves all, in two JVMs where there is room.
 */
@Command(name = "prove")
public final class ProveCommand implements Callable<Integer> {
    /** How {@link SecondProver} calls this command. */
    static final String SECOND = "--second";

    @Parameters(paramLabel = "3|NAME", arity = "0..*", description = "a lab's number or an exercise's name")
    private List<String> what = List.of();

    @Option(names = "--all", description = "all exercises")
    private boolean all;

    @Option(names = SECOND, hidden = true)
    private boolean second;

    @Override
    public Integer call() {
        if (all != what.isEmpty()) {
            throw UserError.usage("Say what to prove: ./lab prove 3, ./lab prove NAME or ./lab prove --all.");
        }
        Path home = Workspace.home();
        Catalogue catalogue = Catalogue.read(home);
        List<Exercise> exercises = all
                ? catalogue.all()
                : what.stream()
                        .flatMap(one -> catalogue.select(one).stream())
                        .distinct()
                        .toList();
        Inventory inventory = inventory(home);
        if (second) {
            SecondProver.endWithTheFirst();
            exercises.forEach(exercise -> {
                boolean proved = prove(exercise, inventory, System.out);
                System.out.println(SecondProver.end(exercise, proved));
            });
            return 0;
        }
        Set<String> proved =
                all && SecondProver.hasRoom() ? inTwo(exercises, inventory) : inOne(exercises, inventory, System.out);
        return table(exercises, proved, System.out) ? 0 : 1;
    }

    /**
     * Proves each exercise that is meant, and answers whether all are as they should be.
     *
     * @param what a lab's number, an exercise's name, or null for all exercises
     */
    public static boolean prove(Path home, String what, PrintStream out) {
        Inventory inventory = inventory(home);
        List<Exercise> exercises = Catalogue.read(home).select(what);
        return table(exercises, inOne(exercises, inventory, out), out);
    }

    private static Inventory inventory(Path home) {
        Inventory inventory = new Inventory(home);
        if (!inventory.hasSolutions()) {
            throw UserError.failure("This copy has no solutions: prove exercises in the project it was made from.");
        }
        return inventory;
    }

    /** Every second exercise in another JVM: what takes long is of a few labs, whose exercises are neighbours. */
    private static Set<String> inTwo(List<Exercise> exercises, Inventory inventory) {
        try (SecondProver other = new SecondProver(everySecond(exercises, 1), System.out::print)) {
            Set<String> proved = new HashSet<>(inOne(everySecond(exercises, 0), inventory, System.out));
            proved.addAll(other.await());
            return proved;
        }
    }

    private static List<Exercise> everySecond(List<Exercise> exercises, int first) {
        return IntStream.range(0, exercises.size())
                .filter(i -> i % 2 == first)
                .mapToObj(exercises::get)
                .toList();
    }

    private static Set<String> inOne(List<Exercise> exercises, Inventory inventory, PrintStream out) {
        Set<String> proved = new HashSet<>();
        for (Exercise exercise : exercises) {
            if (prove(exercise, inventory, out)) {
                proved.add(exercise.name());
            }
        }
        return proved;
    }

    private static boolean prove(Exercise exercise, Inventory inventory, PrintStream out) {
        Proof proof = new Proof(exercise);
        List<String> wrong = new ArrayList<>(inventory.missing(exercise));
        wrong.addAll(proof.ofSolution());
        wrong.addAll(proof.ofMistakes());
        wrong.addAll(proof.ofWrongAnswers());
        List<String> said = wrong;
        if (wrong.isEmpty()) {
            int right = 1 + proof.alternatives().size();
            String title = "proved   " + exercise.name() + ": "
                    + (right == 1 ? "the solution passes" : right + " solutions pass")
                    + ", each mistake is rejected and reads:";
            said = Stream.concat(Stream.of(title), proof.measured().stream().map(ProveCommand::line))
                    .toList();
        }
        // At once, since two JVMs may write on the same screen.
        out.print(String.join("\n", said) + "\n");
        return wrong.isEmpty();
    }

    private static String line(Known mistake) {
        return "  " + mistake.name() + " -> " + mistake.sentence();
    }

    /** Prints how far the collections reach, and answers whether all exercises are proved. */
    private static boolean table(List<Exercise> exercises, Set<String> proved, PrintStream out) {
        ConsoleTable table = new ConsoleTable("exercise", "wrong answers", "with a sentence", "alternatives that pass");
        for (Exercise exercise : exercises) {
            List<WrongAnswer> answers = WrongAnswers.of(exercise);
            table.row(
                    exercise.name(),
                    answers.size(),
                    answers.stream().filter(answer -> !answer.reads().isEmpty()).count(),
                    proved.contains(exercise.name())
                            ? new Proof(exercise).alternatives().size()
                            : null);
        }
        out.print("\n" + table);
        return exercises.stream().map(Exercise::name).allMatch(proved::contains);
    }
}
