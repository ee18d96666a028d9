package labs.check.author;

import java.util.concurrent.Callable;
import labs.support.UserError;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./lab new exercise 3 NAME}: a new exercise; {@code ./lab new lab 13 NAME}: a new lab. */
@Command(name = "new")
public final class NewCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "exercise|lab", description = "what to make; see labs/instructors.md")
    private String kind;

    @Parameters(index = "1", paramLabel = "NUMBER", description = "the lab's number")
    private String lab;

    @Parameters(
            index = "2",
            paramLabel = "NAME",
            description = "the exercise's name, such as RareWords, or that of the lab's main class, such as TideGauge")
    private String name;

    @Override
    public Integer call() {
        switch (kind) {
            case "exercise" -> {
                new NewExercise(Workspace.home(), lab, name).create().forEach(System.out::println);
                say("./lab check " + name, "./lab prove " + name);
            }
            case "lab" -> {
                NewLab made = new NewLab(Workspace.home(), lab, name);
                made.create().forEach(System.out::println);
                RunConfigurations.write(Workspace.home()).forEach(System.out::println);
                say("./lab " + lab + " --demo, ./lab check " + made.exercise(), "mvn verify");
            }
            default ->
                throw UserError.usage("'" + kind + "' cannot be made: type ./lab new exercise " + lab + " " + name
                        + ", or ./lab new lab " + lab + " " + name + ".");
        }
        return 0;
    }

    private static void say(String first, String then) {
        System.out.println("\nIt works as it stands; make it yours, then type " + first + " and " + then
                + ". How: labs/instructors.md");
    }
}
