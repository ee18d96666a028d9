package labs.check.catalogue;

import java.util.List;
import labs.cli.Progress;
import labs.support.UserError;

/** Gives the hints of the sheet, one more each time. */
public final class Hints {
    private final Catalogue catalogue;
    private final Progress progress;

    public Hints(Catalogue catalogue, Progress progress) {
        this.catalogue = catalogue;
        this.progress = progress;
    }

    /** The next hint; after the last one, the first again. */
    public String next(Exercise exercise) {
        List<String> hints = catalogue.sheet(exercise).section(exercise.name()).hints();
        if (hints.isEmpty()) {
            throw UserError.failure("The sheet has no hint for " + exercise.name() + ".");
        }
        int shown = progress.hints(exercise.name());
        boolean again = shown >= hints.size();
        int number = again ? 1 : shown + 1;
        progress.hints(exercise.name(), number);
        String title = exercise.name() + ", hint " + number + " of " + hints.size()
                + (again ? " (you have seen all of them)" : "") + ":";
        return title + "\n\n" + hints.get(number - 1).indent(2).stripTrailing();
    }
}
