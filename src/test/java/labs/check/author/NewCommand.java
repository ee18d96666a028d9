package labs.check.author;

import java.util.concurrent.Callable;
import labs.support.UserError;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./lab new exercise 3 NAME}: a new exercise. */
@Command(name = "new")
public final class NewCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "exercise", description = "the word exercise")
    private String kind;

    @Parameters(index = "1", paramLabel = "3", description = "the lab's number")
    private String lab;

    @Parameters(index = "2", paramLabel = "NAME", description = "the exercise's name, such as RareWords")
    private String name;

    @Override
    public Integer call() {
        if (!kind.equals("exercise")) {
            throw UserError.usage("'" + kind + "' cannot be made: type ./lab new exercise " + lab + " " + name + ".");
        }
        NewExercise exercise = new NewExercise(Workspace.home(), lab, name);
        exercise.create().forEach(System.out::println);
        System.out.println("\nIt works as it stands; make it yours, then type ./lab check " + name
                + " and mvn verify -Dtest=ExercisesTest. How: labs/instructors.md");
        return 0;
    }
}
