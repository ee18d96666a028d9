package labs.check.sheets;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import labs.check.catalogue.ProjectFiles;
import labs.check.sheets.compare.Shape;
import labs.cli.sheet.Sheet;
import labs.cli.sheet.Sheets;
import labs.harness.machine.ToolsOfThisMachine;
import labs.support.UserError;
import labs.support.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lab sheets [N ...]}: runs what the sheets show, and compares. */
@Command(name = "sheets")
public final class SheetsCommand implements Callable<Integer> {
    private static final String README = "README.md";

    @Parameters(arity = "0..*", paramLabel = "N", description = "a lab's number, or 0 for the README (default: all)")
    private List<String> numbers = List.of();

    @Option(names = "--quick", description = "only what the build runs, too")
    private boolean quick;

    @Override
    public Integer call() {
        if (!canRun()) {
            throw UserError.failure("The commands of a sheet need sh and nc, which are not here; install netcat, or use"
                    + " Linux, macOS or WSL.");
        }
        return run(Workspace.home(), numbers, quick, System.out).isEmpty() ? 0 : 1;
    }

    /** Whether this machine has what the commands of sheets need. */
    static boolean canRun() {
        return ToolsOfThisMachine.find("sh").isPresent()
                && ToolsOfThisMachine.find("nc").isPresent();
    }

    /**
     * Runs sheets in a copy of the project, which is removed afterwards; one with a fault is run once more.
     *
     * @param numbers numbers of labs, 0 for the README; all where there is none
     * @param quick whether only what is marked as quick
     * @return where sheets and runs do not agree, not even at the second time
     */
    static List<Fault> run(Path home, List<String> numbers, boolean quick, PrintStream out) {
        List<Path> pages = pages(home, numbers);
        Path temporary;
        try {
            temporary = Files.createTempDirectory("labs-sheets-");
        } catch (IOException e) {
            throw UserError.failure("There is no room for a copy of the project in the folder for temporary files.", e);
        }
        Path copy = temporary.resolve("labs");
        List<Fault> faults = new ArrayList<>();
        try {
            ProjectFiles.copy(home, copy, ProjectFiles.byKind(home));
            Built.takeAlong(home, copy);
            long begin = System.nanoTime();
            for (Path page : pages) {
                List<Fault> found = walk(copy, page, quick, out);
                if (!found.isEmpty()) {
                    out.println("Once more, for what depends on the moment does not come twice.");
                    ProjectFiles.remove(copy.resolve("work"));
                    found = walk(copy, page, quick, out);
                }
                faults.addAll(found);
            }
            out.printf(
                    "%n%d s; %s%n",
                    (System.nanoTime() - begin) / 1_000_000_000,
                    faults.isEmpty() ? "every run is as its sheet shows it" : "faults: " + faults.size());
            faults.stream()
                    .map(fault -> fault.toString().lines().findFirst().orElse(""))
                    .forEach(out::println);
        } finally {
            ProjectFiles.remove(temporary);
        }
        return faults;
    }

    private static List<Fault> walk(Path copy, Path page, boolean quick, PrintStream out) {
        List<Part> parts = SheetText.parts(lines(copy.resolve(page)));
        if (quick) {
            parts = SheetText.quick(parts);
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        out.println(page);
        Shape shape = new Shape();
        for (String text : List.of("harbour.txt", "harbour-kinds.csv", "logbook.txt")) {
            shape.addWords(lines(copy.resolve("data").resolve(text)));
        }
        try (Walk walk = new Walk(copy, page.toString(), shape, out)) {
            return walk.through(parts);
        }
    }

    /** The pages of these labs, from the project's folder. */
    static List<Path> pages(Path home, List<String> numbers) {
        Sheets sheets = Sheets.read(home);
        List<Path> pages = new ArrayList<>();
        if (numbers.isEmpty()) {
            pages.add(Path.of(README));
            sheets.all().stream().map(Sheet::file).map(home::relativize).forEach(pages::add);
        }
        for (String number : numbers) {
            pages.add(
                    number.equals("0")
                            ? Path.of(README)
                            : sheets.lab(number)
                                    .map(sheet -> home.relativize(sheet.file()))
                                    .orElseThrow(() -> UserError.usage("There is no lab '" + number
                                            + "'; type ./lab to see the labs, or 0 for the README.")));
        }
        return pages;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
