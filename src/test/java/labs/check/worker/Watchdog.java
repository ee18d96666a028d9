package labs.check.worker;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import labs.check.catalogue.Exercise;
import labs.check.verdict.Throwables;
import labs.check.verdict.Verdict;
import labs.check.verdict.Verdict.State;
import org.apache.spark.SparkContext$;

/** Looks after a running test: says where it hangs, who ended the JVM, and whether threads are left behind. */
final class Watchdog {
    /** How much longer a test may take while none of the student's code runs: a busy machine is no mistake. */
    private static final int BUSY = 3;

    /** How many seconds longer the check waits than the watchdog does, which has more to tell. */
    private static final int GRACE = 5;

    private final Worker worker;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private ScheduledFuture<?> alarm;

    Watchdog(Worker worker) {
        this.worker = worker;
    }

    /** After how many seconds the check may be sure that even the watchdog has failed. */
    static int longest(int seconds) {
        return BUSY * seconds + GRACE;
    }

    /** Gives a test method that many seconds from now. */
    void expectWithin(int seconds, Exercise exercise, String test) {
        expectWithin(seconds, 1, exercise, test);
    }

    private synchronized void expectWithin(int seconds, int time, Exercise exercise, String test) {
        rest();
        alarm = clock.schedule(() -> late(exercise, test, seconds, time), seconds, TimeUnit.SECONDS);
    }

    private void late(Exercise exercise, String test, int seconds, int time) {
        if (time < BUSY && studentsPlace(exercise).isEmpty()) {
            expectWithin(seconds, time + 1, exercise, test);
        } else {
            hangs(exercise, test, time * seconds);
        }
    }

    /** No test is running. */
    synchronized void rest() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private void hangs(Exercise exercise, String test, int seconds) {
        String where =
                studentsPlace(exercise).map(place -> "; it was at " + place).orElse("");
        worker.giveUp(new Verdict(
                exercise,
                State.WRONG,
                test + ":\n  Your code hangs: the test was not done after " + seconds + " s" + where + "."));
    }

    /** Runs when the JVM ends. While a test runs, only the code under test or a signal can have done that. */
    void onExit() {
        boolean signal = Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().matches("SIG[A-Z]+ handler"));
        if (signal) {
            Runtime.getRuntime().halt(Workshop.BY_SIGNAL);
        }
        Exercise exercise = worker.current();
        if (exercise != null) {
            String where =
                    studentsPlace(exercise).map(place -> " (" + place + ")").orElse("");
            worker.giveUp(new Verdict(
                    exercise,
                    State.WRONG,
                    "Your code ends the JVM" + where + ": System.exit has no place in a pipeline."));
        }
    }

    /** Whether no thread runs the student's code, and no Spark context of the student's is left. */
    boolean nothingLeft(Exercise exercise) {
        return studentsPlace(exercise).isEmpty()
                && SparkContext$.MODULE$.getActive().isEmpty();
    }

    private static Optional<String> studentsPlace(Exercise exercise) {
        Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
        return stacks.values().stream()
                .map(stack -> Throwables.place(stack, exercise.studentClass()))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
