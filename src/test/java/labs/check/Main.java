package labs.check;

import labs.bench.BenchCommand;
import labs.support.Lab;
import labs.support.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
public final class Main implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public void run() {
        throw UserError.usage("Type ./lab check, watch, hint, new, handout or bench.");
    }

    /** Runs the command that the first argument names. */
    public static void main(String[] args) {
        Lab.run(new Main(), args);
    }
}
