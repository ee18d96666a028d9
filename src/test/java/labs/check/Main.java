package labs.check;

import labs.support.Lab;
import picocli.CommandLine.Command;

/** The commands of {@code ./lab} that need the tests: see {@code labs/README.md} and {@code labs/instructors.md}. */
@Command(
        name = "./lab",
        subcommands = {CheckCommand.class, WatchCommand.class, HintCommand.class, NewCommand.class, HandoutCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    @Override
    public void run() {
        throw labs.support.UserError.usage("Type ./lab check, watch, hint, new, handout or bench.");
    }

    /** Runs the command that the first argument names. */
    public static void main(String[] args) {
        Lab.run(new Main(), args);
    }
}
