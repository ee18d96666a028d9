package labs.check.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.verdict.Judge;
import labs.check.verdict.TestRun;
import labs.support.Workspace;

/**
 * Draws the README's picture, a terminal as SVG, from what is printed: a window of lab 3, which the launcher runs, and
 * the verdict on a known mistake of {@code TopWords}.
 */
public final class ReadmePicture {
    private static final Path FILE = Path.of("labs", "terminal.svg");
    private static final String EXERCISE = "TopWords";
    private static final String MISTAKE = "RanksTheBatch";
    private static final int WIDTH = 800;
    private static final int MARGIN = 20;
    private static final int LINE = 17;
    private static final int COLUMNS = 96;

    private ReadmePicture() {}

    public static void main(String[] args) throws IOException {
        List<String> lines = new ArrayList<>(List.of("$ ./lab 3 --demo --rows 5 --for 20s"));
        lines.addAll(fullWindow(lab("3", "--demo", "--rows", "5", "--for", "20s")));
        lines.add("$ ./lab check " + EXERCISE);
        lines.addAll(verdict());
        Files.writeString(Workspace.home().resolve(FILE), svg(lines));
        System.out.println(FILE);
        System.exit(0);
    }

    /** The line on top, and the first window that is full, with the two batches before it. */
    private static List<String> fullWindow(List<String> printed) {
        List<String> lines = new ArrayList<>();
        printed.stream().filter(line -> line.startsWith("Spark UI")).findFirst().ifPresent(lines::add);
        lines.add("...");
        int window = 0;
        while (!printed.get(window).matches("window .* {2}3 batches, .*")) {
            window++;
        }
        int end = window;
        while (!printed.get(end).isEmpty()) {
            end++;
        }
        lines.addAll(printed.subList(window - 3, end));
        lines.add("...");
        lines.add("");
        return lines;
    }

    private static List<String> lab(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Workspace.home().resolve("lab").toString()));
        command.addAll(List.of(arguments));
        Process lab = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(lab.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** What a student reads whose answer is the mistake. */
    private static List<String> verdict() {
        Exercise exercise = Catalogue.read(Workspace.home()).select(EXERCISE).get(0);
        Proof proof = new Proof(exercise);
        proof.ofMistakes();
        try {
            Class<?> test = Class.forName(exercise.testClass());
            return new Judge(exercise)
                    .judge(TestRun.run(test, "mistake:" + MISTAKE, name -> {}), proof.measured())
                    .text()
                    .lines()
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String svg(List<String> lines) {
        List<String> wrapped = lines.stream().flatMap(ReadmePicture::wrapped).toList();
        int height = wrapped.size() * LINE + 2 * MARGIN;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
                <title>A terminal: a window of lab 3, and the verdict on a wrong answer to an exercise</title>
                <style>
                text { font: 13px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #d8dee6; white-space: pre }
                .typed { fill: #7ee787; font-weight: bold }
                .wrong { fill: #ffa198; font-weight: bold }
                </style>
                <rect width="%1$d" height="%2$d" rx="8" fill="#14181f"/>
                """.formatted(WIDTH, height));
        int y = MARGIN;
        for (String line : wrapped) {
            y += LINE;
            svg.append("<text x=\"%d\" y=\"%d\" xml:space=\"preserve\"%s>%s</text>\n"
                    .formatted(MARGIN, y - 5, style(line), escaped(line)));
        }
        return svg.append("</svg>\n").toString();
    }

    /** A long line goes on below its own beginning. */
    private static Stream<String> wrapped(String line) {
        int blank = line.length() > COLUMNS ? line.lastIndexOf(' ', COLUMNS) : 0;
        String margin = " ".repeat(5);
        return blank <= margin.length()
                ? Stream.of(line)
                : Stream.concat(Stream.of(line.substring(0, blank)), wrapped(margin + line.substring(blank + 1)));
    }

    private static String style(String line) {
        return line.startsWith("$ ") ? " class=\"typed\"" : line.startsWith("wrong ") ? " class=\"wrong\"" : "";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
