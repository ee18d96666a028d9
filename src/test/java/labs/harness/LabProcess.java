package labs.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A lab's main class in a JVM of its own, as a student's terminal would run it: for tests of what must be seen from
 * outside, such as what is printed, exit codes, listening ports, and what is left after {@code kill -9}.
 */
public final class LabProcess implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(180);

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private LabProcess(Process process) {
        this.process = process;
        this.readers = List.of(reader(process.getInputStream(), out), reader(process.getErrorStream(), err));
    }

    /** Starts a main class as the launcher does, with a 512 MB heap. */
    public static LabProcess start(Class<?> main, String... args) {
        return start(List.of(), main, args);
    }

    /**
     * Starts a main class as the launcher does, with a 512 MB heap, in the project's folder, by the Java that runs this
     * test.
     *
     * @param more JVM flags, which win over the launcher's
     */
    public static LabProcess start(List<String> more, Class<?> main, String... args) {
        List<String> flags = new ArrayList<>(QuickStart.options());
        flags.add("-Xmx512m");
        flags.addAll(more);
        return java(flags, main, args);
    }

    /** Starts a main class as an IDE's run button does: by plain {@code java -cp}, without any flag. */
    public static LabProcess startPlain(Class<?> main, String... args) {
        return java(List.of("-cp", System.getProperty("java.class.path")), main, args);
    }

    private static LabProcess java(List<String> flags, Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add(main.getName());
        command.addAll(Arrays.asList(args));
        return start(new ProcessBuilder(command));
    }

    /** Starts any command. */
    public static LabProcess start(ProcessBuilder command) {
        try {
            return new LabProcess(command.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines on standard output so far. */
    public List<String> out() {
        return List.copyOf(out);
    }

    /** The lines on standard error so far. */
    public List<String> err() {
        return List.copyOf(err);
    }

    public long pid() {
        return process.pid();
    }

    /** The process itself, for what this class has no word for. */
    public Process process() {
        return process;
    }

    /** Waits until a line of standard output fits. */
    public LabProcess awaitOut(Predicate<String> line) {
        return awaitThat("a fitting line on standard output", () -> out.stream().anyMatch(line));
    }

    /** Waits until a line of standard error fits. */
    public LabProcess awaitErr(Predicate<String> line) {
        return awaitThat("a fitting line on standard error", () -> err.stream().anyMatch(line));
    }

    /** Waits until something is true; if it never is, the error shows all that the process said. */
    public LabProcess awaitThat(String what, java.util.concurrent.Callable<Boolean> condition) {
        try {
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(50)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Waited in vain for " + what + ".\n" + transcript(), e);
        }
        return this;
    }

    /**
     * Waits for the process to end by itself.
     *
     * @return its exit code
     */
    public int awaitExit() {
        try {
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The process did not end.\n" + transcript());
            }
            for (Thread reader : readers) {
                reader.join(DEADLINE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return process.exitValue();
    }

    /** {@code kill -9}, and waits until the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** All that the process has said so far. */
    public String transcript() {
        return "--- standard output\n" + String.join("\n", out) + "\n--- standard error\n" + String.join("\n", err);
    }

    @Override
    public void close() {
        kill();
    }

    private static Thread reader(InputStream stream, List<String> lines) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                        text.lines().forEach(lines::add);
                    } catch (IOException | UncheckedIOException e) {
                        lines.add("(the stream broke off: " + e.getMessage() + ")");
                    }
                },
                "lab-process-reader");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
