package labs.check;

import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Hints;
import labs.check.screen.Screen;
import labs.cli.Progress;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./lab hint NAME}: one more hint. */
@Command(name = "hint")
final class HintCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "an exercise's name")
    private String name;

    @Override
    public void run() {
        Catalogue catalogue = Catalogue.read(Workspace.home());
        Hints hints = new Hints(catalogue, new Progress(Workspace.work()));
        System.out.println(Screen.text(hints.next(catalogue.exercise(name))));
    }
}
