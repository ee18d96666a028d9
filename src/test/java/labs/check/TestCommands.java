package labs.check;

import labs.bench.BenchCommand;
import labs.check.author.HandoutCommand;
import labs.check.author.NewCommand;
import labs.check.author.ProveCommand;
import labs.check.sheets.SheetsCommand;
import labs.check.watch.WatchCommand;
import labs.cli.TestCommandList;
import labs.support.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The commands of {@code ./lab} that need the tests: see {@code labs/README.md} and {@code labs/instructors.md}. Their
 * names and what each does stand in {@link TestCommandList}'s file, too, which {@code ./lab --help} and the launcher read.
 */
@Command(
        name = "./lab",
        subcommands = {
            CheckCommand.class,
            WatchCommand.class,
            HintCommand.class,
            NewCommand.class,
            ProveCommand.class,
            SheetsCommand.class,
            HandoutCommand.class,
            BenchCommand.class
        })
public final class TestCommands {
    /** Runs the command that the first argument names. */
    public static void main(String[] args) {
        Lab.run(new TestCommands(), args);
    }

    @Spec
    void describe(CommandSpec line) {
        line.subcommands()
                .forEach((name, command) ->
                        command.getCommandSpec().usageMessage().description(TestCommandList.describe(name)));
    }
}
