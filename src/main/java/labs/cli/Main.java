package labs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import labs.cli.cluster.ClusterCommand;
import labs.cli.cluster.SubmitCommand;
import labs.cli.doctor.Doctor;
import labs.cli.kafka.KafkaCommand;
import labs.cli.sheet.LabMain;
import labs.support.Lab;
import labs.support.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
        subcommands = {
            Feed.class,
            KafkaCommand.class,
            ClusterCommand.class,
            SubmitCommand.class,
            Reset.class,
            Doctor.class
        })
public final class Main implements Callable<Integer> {
    public Main() {}

    /** What the list of commands does not have, since it needs the tests. */
    @Spec
    void addTestCommands(CommandSpec line) {
        List<String> footer = new ArrayList<>(List.of(""));
        footer.addAll(TestCommandList.lines());
        line.usageMessage().footer(footer.toArray(String[]::new));
    }

    public static void main(String[] args) {
        String first = args.length == 0 ? "" : args[0];
        if (LabMain.isNumber(first)) {
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
