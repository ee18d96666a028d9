package labs.cli.sheet;

import java.nio.file.Path;
import java.util.List;

/**
 * One lab as its sheet ({@code labs/NN-name.md}) describes it. The front matter of the sheets is the only catalogue of
 * the workbook.
 *
 * @param lab the number of the lab, from 1
 * @param title its title
 * @param teaches what it teaches, in one line
 * @param mains simple names of its main classes; the first is the one that {@code ./lab N} runs
 * @param exercises names of its exercises in the order in which they are solved
 * @param broker whether its runs leave something in the local broker's data, or remember places there
 * @param file the sheet itself
 * @param text the sheet below the front matter
 */
public record Sheet(
        int lab,
        String title,
        String teaches,
        List<String> mains,
        List<String> exercises,
        boolean broker,
        Path file,
        String text) {

    /** The package of the lab's classes: {@code labs.lab01}. */
    public String packageName() {
        return "labs.lab%02d".formatted(lab);
    }

    /** The fully qualified name of the main class that runs when none is named. */
    public String defaultMain() {
        return packageName() + "." + mains.get(0);
    }

    /** The files in which students answer the exercises, in their order. */
    public List<Path> answers() {
        Path students = file.resolveSibling("../src/exercises/java").normalize();
        Path folder = students.resolve(packageName().replace('.', '/'));
        return exercises.stream().map(name -> folder.resolve(name + ".java")).toList();
    }

    /** The sheet's section on an exercise; empty where the sheet has none. */
    public Section section(String exercise) {
        return Section.find(text, exercise);
    }
}
