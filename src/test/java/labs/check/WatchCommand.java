package labs.check;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import labs.cli.Progress;
import labs.support.UserError;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lab watch [3]}: checks at every save. */
@Command(name = "watch", description = "Shows the first exercise that is not solved and checks it at every save.")
final class WatchCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Parameters(arity = "0..1", paramLabel = "3|NAME", description = "a lab's number or an exercise's name")
    private String what;

    @Override
    public Integer call() throws InterruptedException {
        try (Workshop workshop = new Workshop(Workspace.work())) {
            workshop.warmUp();
            Catalogue catalogue = Catalogue.read(Workspace.home());
            List<Exercise> exercises = catalogue.select(what);
            if (exercises.isEmpty()) {
                throw UserError.failure("There is no exercise to watch here.");
            }
            Progress progress = new Progress(Workspace.work());
            // Set where a file system says that it notifies and does not.
            boolean notified = !Boolean.getBoolean("labs.watch.polling");
            new Watch(catalogue, exercises, workshop, progress, System.out)
                    .run(new InputStreamReader(System.in, StandardCharsets.UTF_8), notified);
            return 0;
        }
    }
}
