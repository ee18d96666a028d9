package labs.check.author;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import labs.check.worker.Workshop;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./lab handout FOLDER}: a copy for students. */
@Command(name = "handout")
public final class HandoutCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "where to write it; must not be there yet")
    private String folder;

    @Override
    public Integer call() {
        Path target = Workspace.callerFile(folder);
        try (Workshop workshop = new Workshop(Workspace.work())) {
            new Handout(Workspace.home(), target, workshop).write(System.err::println);
        }
        System.out.println("The handout is in " + target + "; it has no solutions, and no history of Git.");
        return 0;
    }
}
