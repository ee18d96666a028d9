package labs.check.sheets;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import labs.check.sheets.Part.Boundary;
import labs.check.sheets.Part.Fenced;
import labs.check.sheets.Part.Mark;
import labs.check.sheets.Part.Prose;

/** Does what a sheet says, from top to bottom, in a copy of the project, and compares. */
final class Walk implements AutoCloseable {
    private static final Duration ENDS_BY_ITSELF = Duration.ofMinutes(6);

    private final String sheet;
    private final Stage stage;
    private final Edits edits;
    private final Shape shape;
    private final PrintStream out;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> typed = new HashSet<>();

    private Marks next = new Marks();
    private Terminal current;
    private int seen;
    private boolean compared;
    private boolean errorShown;
    private boolean inScope;

    /**
     * @param sheet the file, from the project's folder
     * @param out where each command is listed when it is done
     */
    Walk(Path project, String sheet, Shape shape, PrintStream out) {
        this.sheet = sheet;
        this.stage = new Stage(project);
        this.edits = new Edits(project);
        this.shape = shape;
        this.out = out;
    }

    /** Takes the way through these parts of the sheet. */
    List<Fault> through(List<Part> parts) {
        for (int at = 0; at < parts.size(); at++) {
            Part part = parts.get(at);
            try {
                step(part, followedByOutput(parts, at));
            } catch (IllegalArgumentException | IllegalStateException | java.io.UncheckedIOException e) {
                fault(part.line(), e.getMessage());
                next = new Marks();
            }
        }
        settle();
        stopAll();
        edits.undo();
        return faults;
    }

    @Override
    public void close() {
        stage.close();
    }

    private void step(Part part, boolean asks) {
        if (part instanceof Boundary boundary) {
            settle();
            inScope = false;
            if (boundary.heading()) {
                stopAll();
            }
            edits.undo();
        } else if (part instanceof Mark mark) {
            for (String step : mark.steps()) {
                if (!next.read(step)) {
                    act(mark.line(), step);
                }
            }
        } else if (part instanceof Prose prose) {
            if (!prose.commands().isEmpty()) {
                prose(prose, asks);
            }
        } else if (part instanceof Fenced block) {
            block(block);
            next = new Marks();
        }
    }

    private void prose(Prose prose, boolean asks) {
        Marks marks = next;
        for (int i = 0; i < prose.commands().size(); i++) {
            String command = prose.commands().get(i);
            boolean asked = asks && i == prose.commands().size() - 1;
            String left = marks.skipped() != null ? marks.skipped() : Command.reasonToLeaveOut(command);
            if (left != null) {
                out.printf("     not run  line %-4d %s  (%s)%n", prose.line(), command, left);
            } else if (asked || typed.add(command)) {
                next = marks;
                type(prose.line(), command);
            }
        }
        // What is said of the paragraph is not said of the block below it.
        next = new Marks();
    }

    private void block(Fenced block) {
        if (next.isEdit()) {
            next.edit(edits, String.join("\n", block.lines()));
        } else if (next.skipped() != null) {
            out.printf("     not run  line %-4d %s  (%s)%n", block.line(), first(block), next.skipped());
        } else if (block.isTyped()) {
            List<String> shown = new ArrayList<>();
            int line = block.line();
            Marks marks = next;
            for (String each : block.lines()) {
                line++;
                if (Command.isOne(each)) {
                    expect(line, shown);
                    next = marks;
                    type(line, each.replaceFirst("\\s{2,}#.*", ""));
                } else {
                    shown.add(each);
                }
            }
            expect(line, shown);
        } else if (inScope && block.language().isEmpty()) {
            expect(block.line(), block.lines());
        }
    }

    private static String first(Fenced block) {
        return block.lines().isEmpty() ? "" : block.lines().get(0);
    }

    private void act(int line, String step) {
        String[] word = step.split(" ", 2);
        String rest = word.length > 1 ? word[1].strip() : "";
        switch (word[0]) {
            case "type" -> {
                Terminal source = stage.server(Command.SOURCE);
                if (source == null) {
                    throw new IllegalStateException("nothing runs into which '" + rest + "' could be typed");
                }
                shape.addWords(List.of(rest));
                source.type(rest.replace("\\n", "\n"));
            }
            case "wait" -> await(rest);
            case "stop" -> stop(rest);
            case "kill" -> kill(rest);
            case "start" -> type(line, rest);
            case "edit" -> {
                String[] sides = rest.split(" =>", 2);
                String[] place = sides[0].split(": ", 2);
                edits.replace(place[0], place[1], sides[1].strip());
            }
            case "undo" -> edits.undo();
            default -> throw new IllegalArgumentException("'" + step + "' is no step that a mark can have");
        }
    }

    private void await(String what) {
        boolean ofSource = what.startsWith("source ");
        Terminal watched = ofSource ? stage.server(Command.SOURCE) : current != null ? current : stage.lab();
        if (watched == null) {
            throw new IllegalStateException("nothing runs for which one could wait");
        }
        if (what.matches("(source )?\\d+s")) {
            watched.await(() -> false, Duration.ofSeconds(Integer.parseInt(what.replaceAll("\\D", ""))));
            return;
        }
        String text = what.replaceFirst("^(source )?for ", "");
        boolean[] passed = new boolean[1];
        watched.await(
                () -> {
                    boolean ended = !watched.runs();
                    passed[0] = watched.passes(text);
                    return passed[0] || ended;
                },
                next.within());
        if (!passed[0]) {
            throw new IllegalStateException("the line with '" + text + "' did not come" + last(watched));
        }
        errorShown |= text.startsWith("error:");
    }

    private void stop(String what) {
        switch (what) {
            case "lab" -> stopLab();
            case "source" -> stage.stopServer(Command.SOURCE);
            case "broker" -> stage.stopServer(Command.BROKER);
            case "cluster" -> stage.stopServer(Command.CLUSTER);
            default -> throw new IllegalArgumentException("'stop " + what + "' is no step that a mark can have");
        }
    }

    private void kill(String what) {
        switch (what) {
            case "lab" -> killLab();
            case "broker" -> stage.killServer(Command.BROKER);
            default -> throw new IllegalArgumentException("'kill " + what + "' is no step that a mark can have");
        }
    }

    /** Types a command. What was typed before is brought to its end first. */
    private void type(int line, String command) {
        Command kind = Command.of(command);
        if (kind.isServer() && stage.lab() != null) {
            // It serves the lab at which one looks.
            stage.stopServer(kind);
            stage.start(line, command);
            return;
        }
        settle();
        if (kind == Command.KILL) {
            killLab();
            return;
        }
        if (kind == Command.LAB && !next.beside()) {
            stopLabs();
        } else if (kind.isServer() && !next.beside()) {
            stage.stopServer(kind);
        }
        typed.add(command);
        begin(stage.start(line, command));
    }

    private void begin(Terminal started) {
        current = started;
        seen = 0;
        compared = false;
        errorShown = false;
        inScope = true;
    }

    /** What a sheet shows of the command that was typed last must be there, or come. */
    private void expect(int line, List<String> lines) {
        if (lines.isEmpty() || current == null) {
            return;
        }
        Shown shown = new Shown(lines, next.how(current.command()), next.between(), next.beginnings(), shape);
        Shown.Place place = find(shown);
        if (!place.found() && startsWhatIsMissing(shown)) {
            place = find(shown);
        }
        compared = true;
        errorShown |= shown.shows("error:");
        if (place.found()) {
            seen = place.end();
        } else {
            fault(
                    line,
                    "'" + current.command() + "' did not print the line '" + shown.line(place.reached()) + "'"
                            + last(current));
        }
    }

    private Shown.Place find(Shown shown) {
        Terminal watched = current;
        watched.await(() -> shown.in(watched.lines(), seen).found() || !watched.runs(), next.within());
        return shown.in(watched.lines(), seen);
    }

    /** A source or a broker that the sheet takes for granted. */
    private boolean startsWhatIsMissing(Shown shown) {
        if (current.runs() || shown != null && shown.shows("error:")) {
            return false;
        }
        String said = String.join("\n", current.lines());
        boolean source = said.contains("error: Nothing listens on localhost:9999");
        if (!source && !said.contains("error: No Kafka broker listens at localhost:9092")) {
            return false;
        }
        Terminal again = current;
        stage.start(again.line(), source ? "nc -lk 9999" : "./lab kafka");
        if (again == stage.lab()) {
            stage.stopLab();
        }
        begin(stage.start(again.line(), again.command()));
        return true;
    }

    /** Brings the command that was typed last to its end, where it has one, and looks how it ended. */
    private void settle() {
        Terminal done = current;
        if (done == null || done.kind().isServer()) {
            current = null;
            return;
        }
        if (done.kind() != Command.LAB || done.command().contains(" --for ")) {
            if (!done.awaitEnd(ENDS_BY_ITSELF)) {
                done.close();
                throw new IllegalStateException("'" + done.command() + "' did not end" + last(done));
            }
        } else if (!compared) {
            // Nothing is shown of it: it must run for a while and say something.
            done.await(() -> done.lines().size() > 4 || !done.runs(), Duration.ofSeconds(20));
        }
        if (!done.runs() && !compared && startsWhatIsMissing(null)) {
            settle();
            return;
        }
        if (!done.runs()) {
            judge(done);
        }
        current = null;
    }

    private void stopLab() {
        settle();
        Terminal lab = stage.stopLab();
        if (lab != null && lab.wasStopped()) {
            judge(lab);
        }
    }

    private void killLab() {
        current = null;
        if (stage.killLab() == null) {
            throw new IllegalStateException("no lab runs that could be killed");
        }
    }

    private void stopLabs() {
        while (stage.lab() != null) {
            stopLab();
        }
    }

    private void stopAll() {
        stopLabs();
        for (Command kind : Command.values()) {
            stage.stopServer(kind);
        }
    }

    /** A lab ends well, or with a sentence that the sheet shows. */
    private void judge(Terminal done) {
        out.printf("%8.1f s  line %-4d %s%n", done.seconds(), done.line(), done.command());
        boolean error = done.lines().stream().anyMatch(line -> line.startsWith("error:"));
        boolean trace = done.lines().stream().anyMatch(line -> line.startsWith("\tat "));
        boolean bad = done.kind() == Command.LAB && done.exitCode() != 0 && !done.wasStopped() && !errorShown;
        if (trace || error && !errorShown || bad) {
            fault(done.line(), "'" + done.command() + "' failed (exit code " + done.exitCode() + ")" + last(done));
        }
    }

    private void fault(int line, String text) {
        Fault fault = new Fault(sheet, line, text);
        out.println("FAULT " + fault);
        faults.add(fault);
    }

    private static String last(Terminal terminal) {
        List<String> lines = terminal.lines();
        return lines.isEmpty()
                ? "; it printed nothing"
                : "; its last lines:\n    "
                        + String.join("\n    ", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** Whether the next piece, but for marks, is a block that shows what was printed. */
    private static boolean followedByOutput(List<Part> parts, int at) {
        int after = at + 1;
        while (after < parts.size() && parts.get(after) instanceof Mark) {
            after++;
        }
        return after < parts.size()
                && parts.get(after) instanceof Fenced block
                && block.language().isEmpty()
                && !block.isTyped();
    }
}
