package labs.check.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import labs.check.catalogue.Catalogue;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.Hints;
import labs.check.screen.Screen;
import labs.check.verdict.Verdict;
import labs.check.worker.Checks;
import labs.check.worker.Workshop;
import labs.cli.Progress;

/**
 * The watch mode: shows one exercise, checks it again at every save, and moves on when it is solved. It speaks plain
 * lines, so it works in any terminal and without one.
 */
public final class WatchLoop {
    private static final String COMMANDS = "Type hint, next, list or quit; save the file to check it again.";
    private static final String ONLY_SAVES = "Save the file to check it again; Ctrl-C ends the watch.";

    private final List<Exercise> exercises;
    private final Checks checks;
    private final Progress progress;
    private final Hints hints;
    private final PrintStream out;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private Exercise current;
    private String whatToDo = COMMANDS;

    /** What happens to it: a line was typed, or a file was saved or removed, or, with neither, no more can be typed. */
    private record Event(String typed, Path saved) {}

    /** @param exercises those that are watched, in course order; at least one */
    public WatchLoop(
            Catalogue catalogue, List<Exercise> exercises, Workshop workshop, Progress progress, PrintStream out) {
        this.exercises = exercises;
        this.checks = new Checks(workshop, progress, news -> out.println("  " + news));
        this.progress = progress;
        this.hints = new Hints(catalogue, progress);
        this.out = out;
    }

    /**
     * Watches until everything is solved or {@code quit} is typed.
     *
     * @param typed the lines that are typed; when they end, watching goes on
     * @param notified whether to ask the file system for notifications
     */
    public void run(Reader typed, boolean notified) throws InterruptedException {
        List<Path> folders = exercises.stream()
                .map(exercise -> exercise.studentFile().getParent())
                .distinct()
                .toList();
        try (SaveWatcher watcher = new SaveWatcher(folders, notified, file -> events.add(new Event(null, file)))) {
            readLines(typed);
            current = firstToDo(0);
            boolean on = current != null && checkAndMoveOn();
            while (on) {
                Event event = events.take();
                if (event.saved() != null) {
                    on = saved(event.saved());
                } else if (event.typed() != null) {
                    on = typed(event.typed());
                } else {
                    whatToDo = ONLY_SAVES;
                    out.println("No more can be typed here, so commands are off. " + ONLY_SAVES);
                }
            }
        }
        if (firstToDo(0) == null) {
            out.println("All " + exercises.size() + " exercises are solved.");
        }
    }

    private void readLines(Reader typed) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = new BufferedReader(typed)) {
                        lines.lines().forEach(line -> events.add(new Event(line, null)));
                    } catch (IOException | UncheckedIOException e) {
                        // Nobody can type there any more, for whatever reason.
                        events.add(new Event(null, null));
                        return;
                    }
                    events.add(new Event(null, null));
                },
                "typed lines");
        reader.setDaemon(true);
        reader.start();
    }

    private boolean saved(Path file) {
        current = exercises.stream()
                .filter(exercise -> exercise.studentFile().equals(file))
                .findFirst()
                .orElse(current);
        return checkAndMoveOn();
    }

    private boolean typed(String line) {
        switch (line.strip().toLowerCase(Locale.ROOT)) {
            case "hint", "h" -> out.println(Screen.text(hints.next(current)));
            case "next", "n" -> {
                current = firstToDo(exercises.indexOf(current) + 1);
                return checkAndMoveOn();
            }
            case "list", "l" -> list();
            case "quit", "q" -> {
                return false;
            }
            default -> out.println(whatToDo);
        }
        return true;
    }

    /** Checks the current exercise, and the next ones as long as they are solved. Answers whether any is left. */
    private boolean checkAndMoveOn() {
        while (true) {
            out.println("\nchecking " + current.name() + " ...");
            Verdict verdict = checks.check(current, true);
            out.println(Screen.text(verdict));
            if (!verdict.solved()) {
                out.println(whatToDo);
                return true;
            }
            current = firstToDo(exercises.indexOf(current) + 1);
            if (current == null) {
                return false;
            }
        }
    }

    /** The first exercise from this place on that is not solved, then from the start; null when all are. */
    private Exercise firstToDo(int from) {
        for (int i = 0; i < exercises.size(); i++) {
            Exercise exercise = exercises.get((from + i) % exercises.size());
            if (!progress.solved(exercise.studentFile())) {
                return exercise;
            }
        }
        return null;
    }

    private void list() {
        for (Exercise exercise : exercises) {
            boolean here = exercise.equals(current);
            String state = progress.solved(exercise.studentFile()) ? "solved" : "";
            out.println("%s lab %-2d  %-24s %s"
                    .formatted(here ? ">" : " ", exercise.lab(), exercise.name(), state)
                    .stripTrailing());
        }
    }
}
