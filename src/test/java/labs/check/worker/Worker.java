package labs.check.worker;

import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import labs.check.ExerciseTest;
import labs.check.catalogue.Exercise;
import labs.check.catalogue.StudentCompiler;
import labs.check.catalogue.StudentCompiler.Compiled;
import labs.check.verdict.MistakeStore;
import labs.check.verdict.Throwables;
import labs.check.verdict.Verdict;
import labs.check.verdict.Verdict.State;
import org.slf4j.LoggerFactory;

/**
 * The JVM in which students' code runs. It lives for many checks, and can be ended at any time: by the check, when it
 * does not answer; by itself, when the code hangs; by the code. It reads and writes {@link Message}s on standard input
 * and output, so what the code prints goes elsewhere.
 */
public final class Worker {
    /** Tells the check that the memory was used up: what the JVM itself exits with. */
    static final int OUT_OF_MEMORY = 3;

    private final ObjectOutputStream out;
    private final StudentOutput printed = new StudentOutput();
    private final StudentCompiler compiler = new StudentCompiler();
    private final ExecutorService rounds = Executors.newSingleThreadExecutor();
    private final MistakeStore mistakes;
    private final Watchdog watchdog = new Watchdog(this);
    private final Leftovers leftovers = new Leftovers();

    private Future<Round> next;
    private volatile Exercise current;

    private Worker(ObjectOutputStream out, File work) {
        this.out = out;
        this.mistakes = new MistakeStore(work.toPath());
    }

    /** Serves checks until standard input ends. The argument is the folder for what is remembered. */
    public static void main(String[] args) throws IOException {
        ObjectOutputStream out = new ObjectOutputStream(new FileOutputStream(FileDescriptor.out));
        out.flush();
        Worker worker = new Worker(out, new File(args[0]));
        // What Spark logs stays with the JVM's own standard error; what the code prints there from now on does not.
        LoggerFactory.getLogger(Worker.class);
        System.setOut(worker.printed.stream());
        System.setErr(worker.printed.stream());
        Runtime.getRuntime().addShutdownHook(new Thread(worker.watchdog::onExit));
        worker.prepareNext();
        worker.serve(new ObjectInputStream(new FileInputStream(FileDescriptor.in)));
    }

    private void serve(ObjectInputStream in) throws IOException {
        try {
            while (in.readObject() instanceof Message message) {
                if (message instanceof Message.Check check) {
                    CompletableFuture<Compiled> compiled = compile(check.exercise());
                    rounds.execute(() -> check(check, compiled));
                } else if (message instanceof Message.Measure measure) {
                    rounds.execute(() -> measure(measure.exercise()));
                }
            }
        } catch (EOFException e) {
            // The check has ended, or was killed.
            Runtime.getRuntime().halt(0);
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private CompletableFuture<Compiled> compile(Exercise exercise) {
        return Round.isThere(exercise)
                ? CompletableFuture.supplyAsync(() -> Round.compile(compiler, exercise))
                : CompletableFuture.completedFuture(null);
    }

    private void check(Message.Check check, CompletableFuture<Compiled> compiling) {
        Exercise exercise = check.exercise();
        Verdict verdict;
        boolean reusable = true;
        try {
            Compiled compiled = compiling.join();
            Verdict early = compiled == null ? missing(exercise) : Round.beforeTest(exercise, compiled);
            if (early != null) {
                send(new Message.Done(early, true));
                return;
            }
            // Made here where nobody knew that there would be another check: this is the thread that makes them.
            Round round = next == null ? prepared() : next.get();
            verdict = run(round, exercise, compiled);
            reusable = watchdog.nothingLeft(exercise);
        } catch (Throwable e) {
            verdict = new Verdict(exercise, State.UNKNOWN, Throwables.root(e).toString());
            reusable = false;
        }
        next = null;
        // Before the answer goes out: the next check may come at once, and must stand behind this in the queue, since
        // the one thread that would wait for the next round is the one that makes it.
        if (reusable && check.another()) {
            prepareNext();
        }
        send(new Message.Done(verdict, reusable));
    }

    private void measure(Exercise exercise) {
        try {
            Class<?> test = Class.forName(exercise.testClass());
            send(new Message.Measured(mistakes.of(exercise, test, name -> beginTest(exercise, test, name))));
        } catch (Throwable e) {
            send(new Message.Done(
                    new Verdict(exercise, State.UNKNOWN, Throwables.root(e).toString()), false));
        } finally {
            watchdog.rest();
        }
    }

    private void beginTest(Exercise exercise, Class<?> test, String name) {
        int patience = test.getAnnotation(ExerciseTest.class).patience();
        send(new Message.Busy(name, patience, Watchdog.longest(patience)));
        watchdog.expectWithin(patience, exercise, name);
    }

    private static Verdict missing(Exercise exercise) {
        return new Verdict(exercise, State.NOT_COMPILED, exercise.display(exercise.studentFile()) + " is missing.");
    }

    private Verdict run(Round round, Exercise exercise, Compiled compiled) throws ClassNotFoundException {
        Class<?> test = Class.forName(exercise.testClass());
        printed.take();
        leftovers.expect();
        current = exercise;
        try {
            Verdict verdict = round.run(exercise, test, compiled, mistakes, name -> beginTest(exercise, test, name));
            boolean show = verdict.state() == State.WRONG || verdict.state() == State.SOLVED;
            return show ? verdict.withPrinted(printed.take()) : verdict;
        } finally {
            watchdog.rest();
            current = null;
            round.end();
            leftovers.remove();
        }
    }

    private void prepareNext() {
        next = rounds.submit(Worker::prepared);
    }

    private static Round prepared() {
        Round round = new Round();
        round.prepare();
        return round;
    }

    /** The exercise whose test is running; null between tests. */
    Exercise current() {
        return current;
    }

    /** Says that the code hangs or ended this JVM, and ends it, without a word to shutdown hooks. */
    void giveUp(Verdict verdict) {
        send(new Message.Done(verdict.withPrinted(printed.take()), false));
        Leftovers.endProcesses();
        Runtime.getRuntime().halt(1);
    }

    private void send(Message message) {
        synchronized (out) {
            try {
                out.writeObject(message);
                out.reset();
                out.flush();
            } catch (IOException e) {
                // Nobody listens any more.
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
