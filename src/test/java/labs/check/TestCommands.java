package labs.check;

import labs.bench.BenchCommand;
import labs.check.author.HandoutCommand;
import labs.check.author.NewCommand;
import labs.check.watch.WatchCommand;
import labs.support.Lab;
import labs.support.UserError;
import picocli.CommandLine.Command;

/** The commands of {@code ./lab} that need the tests: see {@code labs/README.md} and {@code labs/instructors.md}. */
@Command(
        name = "./lab",
        subcommands = {
            CheckCommand.class,
            WatchCommand.class,
            HintCommand.class,
            NewCommand.class,
            HandoutCommand.class,
            BenchCommand.class
        })
public final class TestCommands implements Runnable {
    @Override
    public void run() {
        throw UserError.usage("Type ./lab check, watch, hint, new, handout or bench.");
    }

    /** Runs the command that the first argument names. */
    public static void main(String[] args) {
        Lab.run(new TestCommands(), args);
    }
}
