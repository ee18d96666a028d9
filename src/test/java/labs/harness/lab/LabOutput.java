package labs.harness.lab;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What a lab has printed so far, line by line, and how a test waits for what it prints next.
 *
 * @param <L> the kind of run that prints
 */
abstract class LabOutput<L extends LabOutput<L>> implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(180);

    final List<String> out = new CopyOnWriteArrayList<>();
    final List<String> err = new CopyOnWriteArrayList<>();

    abstract L self();

    /**
     * Waits for the lab to end by itself.
     *
     * @return its exit code
     */
    public abstract int awaitExit();

    /** Ends the lab where it still runs, and waits until it has ended. */
    @Override
    public abstract void close();

    /** The lines on standard output so far. */
    public final List<String> out() {
        return List.copyOf(out);
    }

    /** The lines on standard error so far, but for those that only say that this machine is busy. */
    public final List<String> err() {
        return err.stream()
                .filter(line -> !line.startsWith("A batch is still running") && !line.startsWith("Stopping: "))
                .toList();
    }

    /** Waits until a line of standard output fits. */
    public final L awaitOut(Predicate<String> line) {
        return awaitThat("a fitting line on standard output", () -> out.stream().anyMatch(line));
    }

    /** Waits until a line of standard error fits. */
    public final L awaitErr(Predicate<String> line) {
        return awaitThat("a fitting line on standard error", () -> err.stream().anyMatch(line));
    }

    /** Waits until something is true; if it never is, the error shows all that the lab said. */
    public final L awaitThat(String what, Callable<Boolean> condition) {
        try {
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(50)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Waited in vain for " + what + ".\n" + transcript(), e);
        }
        return self();
    }

    /** All that the lab has said so far. */
    public final String transcript() {
        return "--- standard output\n" + String.join("\n", out) + "\n--- standard error\n" + String.join("\n", err);
    }
}
