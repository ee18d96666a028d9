package labs.check.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import labs.check.Folders;
import labs.check.catalogue.Exercise;
import labs.check.verdict.KnownMistakes.Known;
import labs.check.verdict.Verdict;
import labs.check.verdict.Verdict.State;
import labs.support.UserError;

/** Where exercises are checked: keeps a JVM for students' code at hand, and replaces it when the code has ruined it. */
public final class Workshop implements AutoCloseable {
    /** How the JVM for students' code exits when Ctrl-C is typed, which both JVMs receive. */
    static final int BY_SIGNAL = 130;

    private static final int FEW_SECONDS = 5;

    /** How often to say that a test is still running. */
    private static final int NEWS_SECONDS = 2;

    /** For a JVM that must start first, on a machine that does many other things too. */
    private static final int FIRST_WORD_SECONDS = 60;

    private final Path work;
    private final String classPath;
    private final List<String> flags;
    private final Path temporary;
    private final Thread atExit = new Thread(this::exit);
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile WorkerProcess worker;

    /** @param work the folder {@code work} of the project */
    public Workshop(Path work) {
        this(work, System.getProperty("java.class.path"), List.of());
    }

    /**
     * @param work the folder {@code work} of the project
     * @param classPath where tests, solutions and the libraries are found
     * @param flags for the JVM, in addition to what it needs
     */
    public Workshop(Path work, String classPath, List<String> flags) {
        this.work = work;
        this.classPath = classPath;
        this.flags = flags;
        try {
            temporary = Files.createTempDirectory("labs-check");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts the JVM, so that it is warm when it is needed. */
    public synchronized void warmUp() {
        if (worker == null) {
            worker = new WorkerProcess(temporary, work, classPath, flags);
        }
    }

    /**
     * Checks one exercise.
     *
     * @param another whether another check is going to follow, for which to get ready
     */
    public Verdict check(Exercise exercise, boolean another) {
        return check(exercise, another, news -> {});
    }

    /**
     * Checks one exercise.
     *
     * @param another whether another check is going to follow, for which to get ready
     * @param news is told, in a line each, how long a test has been running that takes long
     */
    public synchronized Verdict check(Exercise exercise, boolean another, Consumer<String> news) {
        warmUp();
        Message.Done done = (Message.Done) ask(new Message.Check(exercise, another), exercise, news);
        if (!done.reusable()) {
            worker.kill();
            worker = null;
            if (another) {
                warmUp();
            }
        }
        return done.verdict();
    }

    /**
     * How the known mistakes of an exercise fail in a JVM such as students' answers run in.
     *
     * @throws UserError where they cannot be run
     */
    public synchronized List<Known> measure(Exercise exercise) {
        warmUp();
        Message answer = ask(new Message.Measure(exercise), exercise, news -> {});
        if (answer instanceof Message.Measured measured) {
            return measured.mistakes();
        }
        worker.kill();
        worker = null;
        throw UserError.failure("The mistakes of " + exercise.name() + " cannot be run: "
                + ((Message.Done) answer).verdict().text());
    }

    /** Sends a request, and waits for what ends it. */
    private Message ask(Message request, Exercise exercise, Consumer<String> news) {
        worker.send(request);
        Message.Busy busy = new Message.Busy("", 0, FIRST_WORD_SECONDS);
        int waited = 0;
        while (true) {
            Message answer = worker.await(Math.min(NEWS_SECONDS, busy.seconds() - waited));
            waited += NEWS_SECONDS;
            if (answer == null && worker.isAlive() && waited < busy.seconds()) {
                if (!busy.what().isEmpty()) {
                    tellOf(busy, waited, news);
                }
            } else if (answer == null) {
                return new Message.Done(noAnswer(exercise, busy), false);
            } else if (answer instanceof Message.Busy next) {
                busy = next;
                waited = 0;
            } else {
                return answer;
            }
        }
    }

    private static void tellOf(Message.Busy busy, int waited, Consumer<String> news) {
        String soFar = busy.what() + " is not done after " + waited + " s; ";
        if (waited < busy.patience()) {
            news.accept(soFar + "after " + busy.patience() + " s it counts as hanging");
        } else if (waited > busy.patience() + NEWS_SECONDS) {
            // Else the verdict would have come.
            news.accept(soFar + "none of your code runs, so it is given time until " + busy.seconds() + " s");
        }
    }

    private Verdict noAnswer(Exercise exercise, Message.Busy busy) {
        boolean running = !busy.what().isEmpty();
        if (!worker.isAlive() && worker.exitCode() == BY_SIGNAL) {
            awaitOwnEnd();
        }
        if (worker.isAlive() && !running) {
            return new Verdict(exercise, State.UNKNOWN, "The JVM that checks does not answer; try again.");
        }
        if (worker.isAlive()) {
            return new Verdict(
                    exercise,
                    State.WRONG,
                    busy.what() + ":\n  Your code hangs: the test was not done after " + busy.seconds() + " s.");
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

    /** Says nothing about a student's code when it is this JVM that is ended. */
    private void awaitOwnEnd() {
        try {
            if (ending.await(FEW_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void exit() {
        ending.countDown();
        end();
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
