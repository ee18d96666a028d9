package labs.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.bench.figures.Machine;
import labs.bench.figures.Sample;
import labs.bench.setting.ExerciseCopy;
import labs.support.UserError;
import labs.support.screen.ConsoleTable;

/**
 * From save to verdict in {@code ./lab watch}: a right and a wrong answer in turn, a hundred saves in a row, each verdict
 * compared with what it must be. Also whether heap and threads of the JVM that checks grow, and Maven on the same
 * exercise for comparison, with everything built before, every so often between the saves.
 */
public final class Watch implements Measurement {
    /** Maven has its turn after each so many saves, the first among them, so that both see the same machine. */
    private static final int SAVES_PER_MAVEN_RUN = 32;

    private static final int SETTLED_AFTER = 10;
    private static final String PROMPT = "Type hint, next";
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    @Override
    public String question() {
        return "from save to verdict in ./lab watch against mvn -q test -Dtest=...; heap and threads after many saves";
    }

    @Override
    public int runs() {
        return 100;
    }

    @Override
    public void measure(int runs, PrintStream out) throws IOException, InterruptedException {
        Sample maven = new Sample();
        Sample rights = new Sample();
        Sample wrongs = new Sample();
        Sample all = new Sample();
        String settled = "";
        String last;
        try (ExerciseCopy copy = new ExerciseCopy(System.err)) {
            copy.save(false);
            Process watch = copy.process(copy.lab("watch", "1")).start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
                awaitPrompt(lines);
                for (int run = 1; run <= runs; run++) {
                    boolean right = run % 2 == 1;
                    double seconds = fromSaveToVerdict(copy, lines, right);
                    all.add(seconds);
                    (right ? rights : wrongs).add(seconds);
                    if (run % SAVES_PER_MAVEN_RUN == 1) {
                        // Maven's best case: what was saved is compiled before.
                        copy.run(ExerciseCopy.mavenCompile());
                        maven.add(copy.run(ExerciseCopy.maven()));
                    }
                    if (run == SETTLED_AFTER) {
                        settled = state(watch);
                    }
                    System.err.printf("save %3d of %d: %s %.3f s%n", run, runs, right ? "solved" : "wrong ", seconds);
                }
                last = state(watch);
            } finally {
                watch.descendants().forEach(ProcessHandle::destroyForcibly);
                watch.destroyForcibly().waitFor();
            }
        }
        ConsoleTable table = new ConsoleTable("what", "median s", "fastest s", "slowest s", "mvn / it");
        row(table, "save to verdict", all, maven);
        row(table, "- right answer", rights, maven);
        row(table, "- wrong answer", wrongs, maven);
        row(table, "mvn -q test -Dtest=CleanWordsExerciseTest", maven, maven);
        out.println(table);
        out.println("All " + runs + " verdicts were correct.");
        out.println("The JVM that checks, after " + SETTLED_AFTER + " saves: " + settled);
        out.println("The JVM that checks, after " + runs + " saves: " + last);
        out.println(Machine.description() + "; load at the end " + Machine.load());
    }

    private static void row(ConsoleTable table, String what, Sample sample, Sample maven) {
        table.row(what, sample.median(), sample.min(), sample.max(), maven.median() / sample.median());
    }

    private static double fromSaveToVerdict(ExerciseCopy copy, BufferedReader lines, boolean right) throws IOException {
        long start = System.nanoTime();
        copy.save(right);
        String wanted = (right ? "solved   " : "wrong    ") + ExerciseCopy.NAME;
        String line = lines.readLine();
        while (line != null && line.isBlank()) {
            line = lines.readLine();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!wanted.equals(line)) {
            throw UserError.failure("The verdict must be '" + wanted + "' and was '" + line + "'.");
        }
        awaitPrompt(lines);
        return seconds;
    }

    private static void awaitPrompt(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(PROMPT)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw UserError.failure("./lab watch ended too early; type it yourself to see why.");
        }
    }

    /** Heap in use after a full collection, and live threads, of the JVM in which students' code runs. */
    private static String state(Process watch) throws IOException, InterruptedException {
        long pid = watch.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("labs.check.worker.Worker"))
                .findFirst()
                .orElseThrow(() -> UserError.failure("./lab watch has no JVM that checks."))
                .pid();
        Matcher total = TOTAL.matcher(jcmd(pid, "GC.class_histogram"));
        long threads = jcmd(pid, "Thread.print")
                .lines()
                .filter(line -> line.startsWith("\""))
                .count();
        return total.find()
                ? "%.1f MB of heap in use, %d threads".formatted(Long.parseLong(total.group(1)) / 1e6, threads)
                : "unknown";
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(jcmd.toString(), String.valueOf(pid), command)).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
