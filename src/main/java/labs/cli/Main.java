package labs.cli;

import java.util.concurrent.Callable;
import labs.cli.doctor.Doctor;
import labs.cli.kafka.KafkaCommand;
import labs.support.Lab;
import labs.support.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line {@code ./lab} without the commands that need the tests ({@code labs.check.TestCommands} has those). Each
 * command is a class of its own; a number runs a lab.
 */
@Command(
        name = "./lab",
        description = "Without anything else: lists the labs, your progress and what to type next.",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "./lab",
            "       ./lab NUMBER [MAIN] [--demo] [OPTIONS]   runs a lab; its options: ./lab NUMBER --help",
            "       ./lab COMMAND [OPTIONS]",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "For exercises:",
            "  check   Checks exercises: all, those of one lab (check 3) or one (check NAME).",
            "  watch   Checks at every save, and moves on when an exercise is solved (watch 3).",
            "  hint    Gives one more hint each time (hint NAME).",
            "For instructors (labs/instructors.md):",
            "  new     Adds an exercise to a lab (new exercise 3 NAME).",
            "  handout Writes a copy of the project without solutions (handout FOLDER).",
            "For measurements:",
            "  bench   Repeats a measurement of labs/benchmarks.md."
        },
        subcommands = {Feed.class, KafkaCommand.class, Reset.class, Doctor.class})
public final class Main implements Callable<Integer> {
    public Main() {}

    public static void main(String[] args) {
        String first = args.length == 0 ? "" : args[0];
        if (RunLab.isNumber(first)) {
            RunLab.run(args);
        } else if (first.isEmpty() || first.startsWith("-") || isCommand(first)) {
            Lab.run(new Main(), args);
        } else {
            System.exit(Lab.explain(UserError.usage("There is no command " + first
                    + "; type ./lab --help to see the commands, or ./lab to see the labs.")));
        }
    }

    private static boolean isCommand(String word) {
        return new CommandLine(new Main()).getSubcommands().containsKey(word);
    }

    @Override
    public Integer call() {
        ListLabs.print(System.out);
        return 0;
    }
}
