package labs.check.sheets;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import labs.check.sheets.Part.Boundary;
import labs.check.sheets.Part.Fenced;
import labs.check.sheets.Part.Mark;
import labs.check.sheets.Part.Prose;
import labs.check.sheets.compare.Shape;

/** Does what a sheet says, from top to bottom, in a copy of the project, and compares. */
final class Walk implements AutoCloseable {
    private final Stage stage;
    private final Session session;
    private final Edits edits;
    private final Shape shape;
    private final PrintStream out;
    private final Set<String> typed = new HashSet<>();

    private Marks next = new Marks();

    /**
     * @param sheet the file, from the project's folder
     * @param out where each command is listed when it is done
     */
    Walk(Path project, String sheet, Shape shape, PrintStream out) {
        this.stage = new Stage(project);
        this.session = new Session(sheet, stage, shape, out);
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
                session.fault(part.line(), e.getMessage());
                next = new Marks();
            }
        }
        session.end();
        edits.undo();
        return session.faults();
    }

    @Override
    public void close() {
        stage.close();
    }

    private void step(Part part, boolean asks) {
        if (part instanceof Boundary boundary) {
            session.leave();
            if (boundary.heading()) {
                session.end();
            }
            undo();
        } else if (part instanceof Mark mark) {
            for (String step : mark.steps()) {
                if (!next.read(step)) {
                    act(mark.line(), step);
                }
            }
        } else if (part instanceof Prose prose) {
            if (!prose.commands().isEmpty()) {
                prose(prose, asks);
            } else if (next.skipped() != null) {
                out.printf("     not run  line %-4d (%s)%n", prose.line(), next.skipped());
                next = new Marks();
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
                type(prose.line(), command, marks);
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
            for (String each : block.lines()) {
                line++;
                if (Command.isOne(each)) {
                    session.expect(line, shown, next);
                    shown.clear();
                    type(line, each.replaceFirst("\\s{2,}#.*", ""), next);
                } else {
                    shown.add(each);
                }
            }
            session.expect(line, shown, next);
        } else if (block.language().isEmpty()) {
            if (session.isOpen()) {
                session.expect(block.line(), block.lines(), next);
            } else {
                out.printf("not compared  line %-4d %s  (nothing is typed before it)%n", block.line(), first(block));
            }
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
            case "wait" -> session.await(rest, next);
            case "stop" -> stop(rest);
            case "kill" -> kill(rest);
            case "look" -> session.lookAtLab();
            case "start" -> type(line, rest, next);
            case "edit" -> {
                String[] sides = rest.split(" =>", 2);
                String[] place = sides[0].split(": ", 2);
                edits.replace(place[0], place[1], sides[1].strip());
            }
            case "undo" -> undo();
            default -> throw new IllegalArgumentException("'" + step + "' is no step that a mark can have");
        }
    }

    private void type(int line, String command, Marks marks) {
        typed.add(command);
        session.type(line, command, marks.beside());
    }

    private void undo() {
        if (edits.areMade()) {
            session.stopLabs();
            edits.undo();
        }
    }

    private void stop(String what) {
        switch (what) {
            case "lab" -> session.stopLab();
            case "source" -> stage.stopServer(Command.SOURCE);
            case "broker" -> stage.stopServer(Command.BROKER);
            case "cluster" -> stage.stopServer(Command.CLUSTER);
            default -> throw new IllegalArgumentException("'stop " + what + "' is no step that a mark can have");
        }
    }

    private void kill(String what) {
        switch (what) {
            case "lab" -> session.killLab();
            case "broker" -> stage.killServer(Command.BROKER);
            case "driver" -> session.killDriver();
            case "executor with the receiver" -> session.killExecutor(true);
            case "executor without the receiver" -> session.killExecutor(false);
            default -> throw new IllegalArgumentException("'kill " + what + "' is no step that a mark can have");
        }
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
