package labs.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import labs.bench.figures.Machine;
import labs.bench.figures.Sample;
import labs.lab01.SocketWordCount;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;

/**
 * From Enter to the first counted batch: lab 1 with its own text, started by the launcher ({@code ./lab 1 --demo}, the
 * script included, built before) and by plain {@code java -cp} with default flags. Batches of 500 ms: Spark starts the
 * first batch on a multiple of the batch interval, so longer ones would only measure the wait for it. The runs of both
 * alternate, so that a machine that gets slower is slower for both.
 */
public final class StartUp implements Measurement {
    private static final int BATCH_MILLIS = 500;
    private static final int DEADLINE_SECONDS = 60;

    @Override
    public String question() {
        return "from Enter to the first counted batch of lab 1: the launcher against plain java -cp";
    }

    @Override
    public int runs() {
        return 11;
    }

    @Override
    public void measure(int runs, PrintStream out) throws IOException, InterruptedException {
        List<String> launcher =
                withOptions(List.of(Workspace.home().resolve("lab").toString(), "1"));
        List<String> plain = withOptions(plainJava());
        Sample quick = new Sample();
        Sample slow = new Sample();
        // Once each before, so that the launcher builds nothing and both find their files in the memory.
        firstCount(launcher);
        firstCount(plain);
        for (int run = 1; run <= runs; run++) {
            double one = firstCountFrom((double) (run - 1) / runs, launcher);
            double other = firstCountFrom((double) (run - 1) / runs, plain);
            quick.add(one);
            slow.add(other);
            System.err.printf("run %2d of %d: ./lab %.2f s, java -cp %.2f s%n", run, runs, one, other);
        }
        ConsoleTable table = new ConsoleTable("started by", "median s", "fastest s", "slowest s", "ratio");
        table.row("./lab 1 --demo", quick.median(), quick.min(), quick.max(), quick.median() / slow.median());
        table.row("java -cp", slow.median(), slow.min(), slow.max(), 1.0);
        out.println(table);
        out.println(Machine.description() + "; " + runs + " alternating runs; load at the end " + Machine.load());
    }

    private static List<String> plainJava() throws IOException {
        Path target = Workspace.home().resolve("target");
        String jars = Files.readString(target.resolve("lab").resolve("main.classpath"))
                .strip();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                target.resolve("classes") + File.pathSeparator + jars,
                SocketWordCount.class.getName());
    }

    private static List<String> withOptions(List<String> command) {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("--demo", "--batch", BATCH_MILLIS + "ms"));
        return line;
    }

    /** As {@link #firstCount}, started when this part of a batch interval has gone by. */
    private static double firstCountFrom(double part, List<String> command) throws IOException, InterruptedException {
        long now = System.currentTimeMillis();
        long start = now - now % BATCH_MILLIS + (long) (part * BATCH_MILLIS);
        long deadline = System.nanoTime() + (start > now ? start - now : start + BATCH_MILLIS - now) * 1_000_000L;
        while (deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(deadline - System.nanoTime());
        }
        return firstCount(command);
    }

    /** Seconds from the start of the process to the first line that {@code print} writes for a counted word. */
    private static double firstCount(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            while (line != null && !line.startsWith("(")) {
                line = in.readLine();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (line == null) {
                throw UserError.failure("The run ended without a count; type it yourself to see why: "
                        + String.join(" ", command.subList(Math.max(0, command.size() - 4), command.size())) + ".");
            }
            return seconds;
        } finally {
            // A clean stop, which removes Spark's temporary files.
            process.destroy();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
