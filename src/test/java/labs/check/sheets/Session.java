package labs.check.sheets;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import labs.check.sheets.compare.Shape;
import labs.check.sheets.compare.Shown;

/** A student at the terminals: types one command after the other, looks at what each prints, and how it ends. */
final class Session {
    private static final Duration ENDS_BY_ITSELF = Duration.ofMinutes(6);

    private final String sheet;
    private final Stage stage;
    private final Shape shape;
    private final PrintStream out;
    private final List<Fault> faults = new ArrayList<>();

    private Terminal current;
    private int seen;
    private boolean compared;
    private boolean open;
    private final Set<Terminal> withFailureShown = new HashSet<>();
    private final Set<Terminal> judged = new HashSet<>();

    /**
     * @param sheet the file, from the project's folder
     * @param out where each command is listed when it is done
     */
    Session(String sheet, Stage stage, Shape shape, PrintStream out) {
        this.sheet = sheet;
        this.stage = stage;
        this.shape = shape;
        this.out = out;
    }

    /** Where sheet and run did not agree, so far. */
    List<Fault> faults() {
        return faults;
    }

    /** Whether a block can show what the command has printed that was typed last. */
    boolean isOpen() {
        return open;
    }

    /** Here something new begins. */
    void leave() {
        settle();
        open = false;
    }

    /** Presses Ctrl-C wherever something runs. */
    void end() {
        settle();
        stopLabs();
        for (Command kind : Command.values()) {
            stage.stopServer(kind);
        }
    }

    /** Waits for a line, or for some seconds. */
    void await(String what, Marks marks) {
        boolean ofSource = what.startsWith("source ");
        boolean ofLab = what.startsWith("lab ") || current == null;
        Terminal watched = ofSource ? stage.server(Command.SOURCE) : ofLab ? stage.last() : current;
        if (watched == null) {
            throw new IllegalStateException("nothing runs for which one could wait");
        }
        if (what.matches("(source )?\\d+s")) {
            watched.await(() -> false, Duration.ofSeconds(Integer.parseInt(what.replaceAll("\\D", ""))));
            return;
        }
        String text = what.replaceFirst("^(source |lab )?for ", "");
        boolean[] passed = new boolean[1];
        watched.await(
                () -> {
                    boolean ended = !watched.runs();
                    passed[0] = watched.passes(text);
                    return passed[0] || ended;
                },
                marks.within());
        if (!passed[0]) {
            throw new IllegalStateException("the line with '" + text + "' did not come" + last(watched));
        }
        compared |= watched == current;
        if (text.startsWith("error:")) {
            withFailureShown.add(watched);
        }
    }

    /** Types a command. What was typed before is brought to its end first. */
    void type(int line, String command, boolean beside) {
        Command kind = Command.of(command);
        if (kind.isServer() && stage.lab() != null) {
            // It serves the lab at which one looks.
            stage.stopServer(kind);
            stage.start(line, command);
            return;
        }
        settle();
        boolean reset = command.startsWith("./lab reset");
        if (reset) {
            // It refuses while something is at work, and asks before it removes.
            end();
        }
        if (kind == Command.KILL) {
            killLab();
            return;
        }
        if (kind == Command.LAB && !beside) {
            stopLabs();
        } else if (kind.isServer() && !beside) {
            stage.stopServer(kind);
        }
        begin(stage.start(line, command));
        if (reset) {
            current.type("y");
        }
    }

    private void begin(Terminal started) {
        current = started;
        seen = 0;
        compared = false;
        open = true;
    }

    /** What a sheet shows of the command that was typed last must be there, or come. */
    void expect(int line, List<String> lines, Marks marks) {
        if (lines.isEmpty() || current == null) {
            return;
        }
        Shown shown = new Shown(
                lines, marks.how(current.command()), marks.between(), marks.beginnings(), marks.optional(), shape);
        Shown.Place place = find(shown, marks);
        if (!place.found() && startsWhatIsMissing(shown)) {
            place = find(shown, marks);
        }
        compared = true;
        if (shown.shows("error:") || marks.fails()) {
            withFailureShown.add(current);
        }
        if (place.found()) {
            seen = place.end();
        } else {
            fault(
                    line,
                    "'" + current.command() + "' did not print the line '" + shown.line(place.reached()) + "'"
                            + last(current));
        }
    }

    private Shown.Place find(Shown shown, Marks marks) {
        Terminal watched = current;
        watched.await(() -> shown.in(watched.lines(), seen).found() || !watched.runs(), marks.within());
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
        judged.add(again);
        stage.start(again.line(), source ? "nc -lk 9999" : "./lab kafka");
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
        // What has said why it ends may take a moment; until then it looks like a lab that runs.
        boolean ends =
                done.kind() != Command.LAB || done.command().contains(" --for ") || withFailureShown.contains(done);
        if (ends) {
            if (!done.awaitEnd(ENDS_BY_ITSELF)) {
                done.close();
                throw new IllegalStateException("'" + done.command() + "' did not end" + last(done));
            }
        } else if (!compared) {
            // Nothing was seen of it: it must run for a while and say something.
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

    /** Presses Ctrl-C in the lab. */
    void stopLab() {
        settle();
        Terminal lab = stage.stopLab();
        if (lab != null && lab.wasStopped()) {
            judge(lab);
        }
    }

    /** Kills the lab. */
    void killLab() {
        current = null;
        Terminal killed = stage.killLab();
        if (killed == null) {
            throw new IllegalStateException("no lab runs that could be killed");
        }
        judged.add(killed);
    }

    /** Kills the driver of whose process somebody has just read the number. */
    void killDriver() {
        Executors.kill(Executors.driver(current.lines()));
    }

    /** Kills an executor of the lab that was started last, whose processes the lab has named. */
    void killExecutor(boolean withReceiver) {
        Executors.kill(Executors.executor(stage.last().lines(), withReceiver));
    }

    /** What comes next is about the lab again, and not about what was typed beside it. */
    void lookAtLab() {
        settle();
        begin(stage.last());
    }

    /** Presses Ctrl-C in every lab. */
    void stopLabs() {
        while (stage.lab() != null) {
            stopLab();
        }
        // Some may have ended when nobody looked.
        stage.ended().forEach(this::judge);
    }

    /** A lab ends well, or with a sentence that the sheet shows. */
    private void judge(Terminal done) {
        if (!judged.add(done)) {
            return;
        }
        boolean shown = withFailureShown.contains(done);
        out.printf("%8.1f s  line %-4d %s%n", done.seconds(), done.line(), done.command());
        boolean error = done.lines().stream().anyMatch(line -> line.startsWith("error:"));
        boolean trace = done.lines().stream().anyMatch(line -> line.startsWith("\tat "));
        boolean bad = done.kind() == Command.LAB && done.exitCode() != 0 && !done.wasStopped() && !shown;
        if (trace || error && !shown || bad) {
            fault(done.line(), "'" + done.command() + "' failed (exit code " + done.exitCode() + ")" + last(done));
        }
    }

    /** Notes where sheet and run do not agree. */
    void fault(int line, String text) {
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
}
