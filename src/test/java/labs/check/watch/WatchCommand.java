package labs.check.watch;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.worker.Workshop;
import labs.cli.Progress;
import labs.support.UserError;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./lab watch [3]}: checks at every save. */
@Command(name = "watch")
public final class WatchCommand implements Callable<Integer> {
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
            new WatchLoop(catalogue, exercises, workshop, progress, System.out)
                    .run(new InputStreamReader(System.in, StandardCharsets.UTF_8), notified);
            return 0;
        }
    }
}
