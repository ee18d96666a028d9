package labs.check.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A command in a terminal of its own: what it prints, in one row as a person sees it, and what is typed into it. */
final class Terminal implements AutoCloseable {
    /** What only says that time passes. */
    private static final String NO_RESULT = "A batch is still running.*|Stopping: .*|Building \\(.*|Maven fetches .*|"
            + "Making the class-data archive.*|Another \\./lab is building.*|Downloading .*| *\\d+ MB fetched|"
            + "WARNING: .*|Picked up .*";

    private static final boolean SIGNALS_CAN_BE_RESET = canResetSignals();

    private final int line;
    private final String command;
    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private final long started = System.nanoTime();
    private int passed;
    private boolean stopped;
    private double seconds;

    /**
     * Starts a command.
     *
     * @param line where it stands in the sheet
     */
    Terminal(Path folder, int line, String command) {
        this.line = line;
        this.command = command;
        // One command becomes the process itself, so that a signal reaches it and not a shell.
        boolean alone = !command.matches("(?s).*[|;<>&].*") || command.contains("--sql");
        List<String> words = new ArrayList<>(SIGNALS_CAN_BE_RESET ? List.of("env", "--default-signal=INT") : List.of());
        String sets = command.matches("[A-Z_]+=.*") ? "env " : "";
        words.addAll(List.of("sh", "-c", alone ? "exec " + sets + command : command));
        try {
            process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "terminal of line " + line);
        reader.setDaemon(true);
        reader.start();
    }

    int line() {
        return line;
    }

    String command() {
        return command;
    }

    Command kind() {
        return Command.of(command);
    }

    /** What was printed so far, without blank lines. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    boolean runs() {
        return process.isAlive() || reader.isAlive();
    }

    /** Whether it was stopped or killed from here. */
    boolean wasStopped() {
        return stopped;
    }

    /** Waits for something to become true; asks whenever a line is printed. */
    synchronized boolean await(BooleanSupplier condition, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(Math.min(left, 500));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Looks for a line with this text behind the one that was found before.
     *
     * @return whether it is there
     */
    synchronized boolean passes(String text) {
        for (int at = passed; at < lines.size(); at++) {
            if (lines.get(at).contains(text)) {
                passed = at + 1;
                return true;
            }
        }
        return false;
    }

    /** Waits for its end, and answers whether it has ended. */
    boolean awaitEnd(Duration longest) {
        return await(() -> !runs(), longest);
    }

    /** How long it ran, or has been running. */
    synchronized double seconds() {
        return seconds > 0 ? seconds : (System.nanoTime() - started) / 1e9;
    }

    int exitCode() {
        return process.exitValue();
    }

    void type(String text) {
        try {
            process.getOutputStream().write((text + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses Ctrl-C, and waits until it has ended. */
    boolean stop() {
        return end("-INT");
    }

    /** Kills it, as a crash would. */
    boolean kill() {
        return end("-KILL");
    }

    private boolean end(String signal) {
        if (process.isAlive()) {
            stopped = true;
            try {
                new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return awaitEnd(Duration.ofSeconds(60));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            text.lines()
                    .filter(each -> !each.isBlank() && !each.matches(NO_RESULT))
                    .forEach(this::add);
        } catch (IOException | UncheckedIOException e) {
            add("(its output broke off: " + e.getMessage() + ")");
        }
        synchronized (this) {
            seconds = (System.nanoTime() - started) / 1e9;
            notifyAll();
        }
    }

    private synchronized void add(String text) {
        lines.add(text);
        notifyAll();
    }

    /** Whoever is started in the background of a script ignores Ctrl-C, and so do its children, unless told. */
    private static boolean canResetSignals() {
        try {
            Process asked = new ProcessBuilder("env", "--default-signal=INT", "true")
                    .redirectErrorStream(true)
                    .start();
            asked.getInputStream().readAllBytes();
            return asked.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
