package labs.check.sheets;

import java.util.ArrayList;
import java.util.List;
import labs.check.sheets.Part.Boundary;
import labs.check.sheets.Part.Fenced;
import labs.check.sheets.Part.Mark;
import labs.check.sheets.Part.Prose;

/** What of a sheet is run in the build: the commands that are marked as quick, with what they print. */
final class Quick {
    private Quick() {}

    static List<Part> of(List<Part> parts) {
        List<Part> quick = new ArrayList<>();
        boolean takes = false;
        for (Part part : parts) {
            boolean marked = part instanceof Mark mark && mark.steps().contains("quick");
            boolean ends = part instanceof Boundary
                    || part instanceof Prose prose && !prose.commands().isEmpty()
                    || part instanceof Fenced block && block.isTyped();
            if (marked) {
                takes = true;
                quick.add(new Boundary(part.line(), true));
            } else if (ends && !isMarked(quick)) {
                takes = false;
            }
            if (takes) {
                quick.add(part);
            }
        }
        return quick;
    }

    private static boolean isMarked(List<Part> quick) {
        return !quick.isEmpty()
                && quick.get(quick.size() - 1) instanceof Mark mark
                && mark.steps().contains("quick");
    }
}
