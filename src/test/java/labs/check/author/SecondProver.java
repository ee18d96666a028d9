package labs.check.author;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import labs.check.catalogue.Exercise;
import labs.support.UserError;

/**
 * Another JVM that proves its share of the exercises: Spark has one context in a JVM, and a second core is there for a
 * second one. It is this command once more, with the names of its exercises.
 */
final class SecondProver implements AutoCloseable {
    private static final long ENOUGH_MEMORY = 4L << 30;

    private final Process process;
    private final Consumer<String> screen;
    private final Set<String> proved = new HashSet<>();
    private final Thread reader;

    /**
     * Starts it.
     *
     * @param screen is told, exercise by exercise, what it says
     */
    SecondProver(List<Exercise> share, Consumer<String> screen) {
        this.screen = screen;
        List<String> command = new ArrayList<>();
        command.add(new File(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // Not on the command line, which some systems keep short.
        command.addAll(List.of("labs.check.TestCommands", "prove", ProveCommand.SECOND));
        share.stream().map(Exercise::name).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw UserError.failure(
                    "A second Java cannot be started; prove one lab after the other: ./lab prove 1.", e);
        }
        reader = new Thread(this::read, "second-prover");
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether this machine has room for it. */
    static boolean hasRoom() {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getAvailableProcessors() > 1 && machine.getTotalMemorySize() >= ENOUGH_MEMORY;
    }

    /** What a second prover writes after all that it says of an exercise. */
    static String end(Exercise exercise, boolean proved) {
        return "\u0004 " + exercise.name() + " " + proved;
    }

    /** Lets this JVM, which is a second prover, end together with the first. */
    static void endWithTheFirst() {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // The first one is gone, too.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "first-prover");
        watch.setDaemon(true);
        watch.start();
    }

    private void read() {
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("\u0004 ")) {
                    String[] end = line.split(" ");
                    if (Boolean.parseBoolean(end[2])) {
                        proved.add(end[1]);
                    }
                    screen.accept(String.join("\n", said) + "\n");
                    said.clear();
                } else {
                    said.add(line);
                }
            }
            said.forEach(line -> screen.accept(line + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end, and answers with the names of the exercises that are proved. */
    Set<String> await() {
        try {
            reader.join();
            process.waitFor();
            return proved;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
