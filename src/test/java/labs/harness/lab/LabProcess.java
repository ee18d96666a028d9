package labs.harness.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A lab's main class in a JVM of its own, as a student's terminal would run it: for tests of what must be seen from
 * outside, such as listening ports, exit codes after a signal, and what is left after {@code kill -9}. For all else there
 * is {@link RunningLab}, which costs less.
 */
public final class LabProcess extends LabOutput<LabProcess> {
    private final Process process;
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

    public long pid() {
        return process.pid();
    }

    /** The process itself, for what this class has no word for. */
    public Process process() {
        return process;
    }

    @Override
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

    /** As {@link #kill}, and reads what it had printed to the last line; none of its children may live on. */
    public void killAndRead() {
        // The process itself would close the streams, with what is in them.
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    LabProcess self() {
        return this;
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
