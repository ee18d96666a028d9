package labs.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;

/** {@code ./lab} alone: the labs, one line each, how many of their exercises are solved, and what to type next. */
final class ListLabs {
    private ListLabs() {}

    static void print(PrintStream out) {
        List<Sheet> sheets = Sheets.read(Workspace.home()).all();
        Progress progress = new Progress(Workspace.work());
        ConsoleTable table = new ConsoleTable("lab", "title", "solved", "teaches");
        for (Sheet sheet : sheets) {
            int all = sheet.exercises().size();
            String solved = all == 0 ? "" : progress.solved(sheet.answers()) + " of " + all;
            table.row(sheet.lab(), sheet.title(), solved, sheet.teaches());
        }
        out.print(table);
        out.println();
        out.println(next(sheets, progress));
        out.println("All commands: ./lab --help");
    }

    /** A lab of which nothing is solved is to be run first; then its exercises in their order. */
    static String next(List<Sheet> sheets, Progress progress) {
        for (Sheet sheet : sheets) {
            List<Path> answers = sheet.answers();
            for (int i = 0; i < answers.size(); i++) {
                if (!progress.solved(answers.get(i))) {
                    String file = "labs/" + sheet.file().getFileName();
                    return progress.solved(answers) == 0
                            ? "Next: ./lab " + sheet.lab() + " --demo, with the sheet " + file + " beside it"
                            : "Next: ./lab check " + sheet.exercises().get(i) + ", the exercise is in " + file;
                }
            }
        }
        return "Every exercise is solved. Run what you like, for example ./lab 1 --demo";
    }
}
