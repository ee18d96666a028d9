package labs.check.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.check.Folders;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Inventory;
import labs.check.catalogue.ProjectFiles;
import labs.check.verdict.KnownMistakes;
import labs.check.verdict.KnownMistakes.Known;
import labs.check.worker.Workshop;
import labs.support.UserError;

/**
 * Writes a copy of the project for students: without solutions, and with a record of how the known mistakes fail, so
 * that their sentences are shown all the same.
 */
public final class Handout {
    private final Path home;
    private final Path target;
    private final Workshop workshop;
    private final Inventory inventory;

    /**
     * @param home the project's folder
     * @param target the folder of the copy, which is empty or not there yet
     * @param workshop runs the mistakes
     */
    public Handout(Path home, Path target, Workshop workshop) {
        this.home = home;
        this.target = target;
        this.workshop = workshop;
        this.inventory = new Inventory(home);
    }

    /**
     * Writes it.
     *
     * @param news is told what goes on, a line each
     */
    public void write(Consumer<String> news) {
        mustBePossible();
        Map<String, List<Known>> record = record(news);
        List<Path> files = ProjectFiles.of(home).stream()
                .filter(file -> !file.startsWith(Exercise.SOLUTIONS))
                .toList();
        ProjectFiles.copy(home, target, files);
        news.accept("copied " + files.size() + " files");
        try {
            Path recordFile = KnownMistakes.recordFile(target);
            Files.createDirectories(recordFile.getParent());
            Files.writeString(recordFile, KnownMistakes.print(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mustHoldNoSolution();
    }

    private void mustBePossible() {
        if (!inventory.hasSolutions()) {
            throw UserError.failure("This copy has no solutions: it is a handout already. Copy the folder instead.");
        }
        if (target.startsWith(home) && !target.startsWith(home.resolve("work"))) {
            throw UserError.usage(target + " lies inside of the project: name a folder outside of it.");
        }
        if (Files.exists(target) && !(Files.isDirectory(target) && isEmpty(target))) {
            throw UserError.failure(target + " is there already: name a folder that is empty or not there yet.");
        }
        for (Exercise exercise : inventory.exercises()) {
            List<String> missing = inventory.missing(exercise);
            if (!missing.isEmpty()) {
                throw UserError.failure(
                        "An exercise is not complete: " + missing.get(0) + ". Complete it first (mvn verify).");
            }
            if (!inventory.isStub(exercise)) {
                throw UserError.failure(exercise.display(exercise.studentFile())
                        + " is solved here already: put back the stub that throws NotSolvedYet first.");
            }
        }
        mustBeFinished();
        mustBeTracked();
    }

    /** Students must not be asked to do what no instructor has thought of. */
    private void mustBeFinished() {
        List<Path> scaffold = new ArrayList<>(ProjectFiles.byKind(home).stream()
                .filter(file ->
                        Stream.of("labs", "src/main/java", "src/exercises/java").anyMatch(file::startsWith))
                .filter(file -> read(home.resolve(file)).contains(NewFiles.TO_BE_WRITTEN))
                .toList());
        for (Exercise exercise : inventory.exercises()) {
            NewExercise.untouched(exercise).map(home::relativize).forEach(scaffold::add);
        }
        if (!scaffold.isEmpty()) {
            throw UserError.failure("Not all is written that ./lab new has begun: " + names(scaffold)
                    + ". Write it, or remove the exercise or lab, first (labs/instructors.md).");
        }
    }

    /** What belongs to the project by its place would be missed. */
    private void mustBeTracked() {
        List<Path> unknown = new ArrayList<>(ProjectFiles.byKind(home));
        unknown.removeAll(ProjectFiles.of(home));
        unknown.removeIf(file -> file.startsWith(Exercise.SOLUTIONS));
        if (!unknown.isEmpty()) {
            throw UserError.failure("Students would not get what Git does not track: " + names(unknown)
                    + ". Type git add for it, or move it out of the project, first.");
        }
    }

    private static String names(List<Path> files) {
        return files.stream().distinct().map(ProjectFiles::slashes).collect(Collectors.joining(", "));
    }

    /** Runs every mistake. */
    private Map<String, List<Known>> record(Consumer<String> news) {
        Map<String, List<Known>> record = new LinkedHashMap<>();
        for (Exercise exercise : inventory.exercises()) {
            news.accept("recording the mistakes of " + exercise.name());
            List<Known> known = workshop.measure(exercise);
            new Proof(exercise).ofRecord(known).stream().findFirst().ifPresent(wrong -> {
                throw UserError.failure("A mistake is not in order: " + wrong + ". Mend it first (mvn verify).");
            });
            record.put(exercise.name(), known);
        }
        return record;
    }

    /** The last look: no name of a solution or of mistakes as a class or a file, wherever it may have come from. */
    private void mustHoldNoSolution() {
        List<String> classes = new ArrayList<>();
        for (Exercise exercise : inventory.exercises()) {
            classes.add("class " + exercise.name() + "Solution");
            classes.add("class " + exercise.name() + "Alternatives");
            classes.add("class " + exercise.name() + "WrongAnswers");
            classes.add("class " + exercise.name() + "Mistakes");
        }
        for (Path file : Folders.files(target)) {
            String text = file.toString().endsWith(".java") ? read(file) : "";
            if (target.relativize(file).startsWith(Exercise.SOLUTIONS)
                    || classes.stream().anyMatch(text::contains)) {
                throw UserError.failure("A solution is left in " + file + ": remove the handout.");
            }
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            // Whatever the encoding, what is looked for is ASCII.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
