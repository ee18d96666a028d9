package labs.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import labs.check.Verdict.State;

/** Where exercises are checked: keeps a JVM for students' code at hand, and replaces it when the code has ruined it. */
final class Workshop implements AutoCloseable {
    /** For a JVM that must start first, on a machine that does other things too. */
    private static final int FIRST_WORD_SECONDS = 60;

    private final Path work;
    private final Path temporary;
    private final Thread atExit = new Thread(this::end);
    private volatile WorkerProcess worker;

    /** @param work the folder {@code work} of the project */
    Workshop(Path work) {
        this.work = work;
        try {
            temporary = Files.createTempDirectory("labs-check");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts the JVM, so that it is warm when it is needed. */
    synchronized void warmUp() {
        if (worker == null) {
            worker = new WorkerProcess(temporary, work);
        }
    }

    /**
     * Checks one exercise.
     *
     * @param another whether another check is going to follow
     */
    synchronized Verdict check(Exercise exercise, boolean another) {
        warmUp();
        Message.Done done = ask(exercise, another);
        if (!done.reusable() || !another) {
            worker.kill();
            worker = null;
        }
        if (worker == null && another) {
            warmUp();
        }
        return done.verdict();
    }

    private Message.Done ask(Exercise exercise, boolean another) {
        worker.send(new Message.Check(exercise, another));
        Message.Busy busy = new Message.Busy("", FIRST_WORD_SECONDS);
        while (true) {
            Message answer = worker.await(busy.seconds());
            if (answer instanceof Message.Done done) {
                return done;
            } else if (answer instanceof Message.Busy news) {
                busy = news;
            } else {
                return new Message.Done(noAnswer(exercise, busy), false);
            }
        }
    }

    private Verdict noAnswer(Exercise exercise, Message.Busy busy) {
        boolean running = !busy.what().isEmpty();
        if (worker.isAlive()) {
            String text = running
                    ? busy.what() + ":\n  Your code hangs: the test was not done after " + busy.seconds() + " s."
                    : "The JVM that checks did not answer for " + busy.seconds() + " s; try again.";
            return new Verdict(exercise, running ? State.WRONG : State.UNKNOWN, text);
        }
        if (running && worker.exitCode() == Worker.OUT_OF_MEMORY) {
            return new Verdict(exercise, State.WRONG, busy.what() + ":\n  Your code used up the memory.");
        }
        if (running) {
            return new Verdict(
                    exercise,
                    State.WRONG,
                    busy.what() + ":\n  Your code ended the JVM (exit code " + worker.exitCode() + ").");
        }
        return new Verdict(exercise, State.UNKNOWN, "The JVM that checks did not start:\n" + worker.lastWords());
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** Ends the JVM for students' code, also while a check waits for it. */
    private void end() {
        WorkerProcess last = worker;
        if (last != null) {
            last.kill();
        }
        Folders.remove(temporary);
    }

    /** The process that is at hand now, for those who measure it. */
    synchronized ProcessHandle process() {
        warmUp();
        return worker.handle();
    }
}
