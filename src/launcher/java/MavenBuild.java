import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the installed Maven compile the project and write down its class paths; {@code Build.java} compiles and calls it.
 *
 * <p>It leaves in {@code target/lab}: {@code main.classpath}, the jars that labs run with, for the tests also
 * {@code test.classpath}, those of the checks, and {@code build.log}, Maven's own words. For labs nothing is fetched that
 * only tests need.
 */
public final class MavenBuild {
    private static final Pattern DOWNLOADED = Pattern.compile("Downloaded from .* \\(([0-9.,]+) ([kMG]?B) at .*");

    private final Path home;
    private final Path folder;
    private final Path log;
    private final boolean test;

    private MavenBuild(Path home, boolean test) {
        this.home = home;
        this.folder = home.resolve("target").resolve("lab");
        this.log = folder.resolve("build.log");
        this.test = test;
    }

    /**
     * @param home the project's folder
     * @param test whether the tests are compiled, too
     * @return what failed, as a sentence, or nothing
     */
    public static String compile(Path home, boolean test) throws IOException, InterruptedException {
        return new MavenBuild(home, test).run();
    }

    private String run() throws IOException, InterruptedException {
        System.err.println("Building (Maven compiles what has changed).");
        ProcessBuilder maven =
                new ProcessBuilder(commandLine()).directory(home.toFile()).redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process;
        try {
            process = maven.start();
        } catch (IOException e) {
            return "Maven is missing: install Maven 3.6.3 or later, for example from"
                    + " https://maven.apache.org/install.html, and open a new terminal.";
        }
        process.getOutputStream().close();
        List<String> output = follow(process);
        return process.waitFor() == 0 ? "" : failure(output);
    }

    private List<String> commandLine() throws IOException {
        List<String> line = new ArrayList<>(
                System.getProperty("os.name").startsWith("Windows") ? List.of("cmd", "/c", "mvn") : List.of("mvn"));
        line.addAll(List.of("-B", "-Dstyle.color=never", test ? "test-compile" : "compile"));
        for (String name : test ? List.of("main", "test") : List.of("main")) {
            if (!classPathHolds(name)) {
                line.add("dependency:build-classpath@" + name);
            }
        }
        if (test) {
            // Without the exercises: a half-written one must stop nothing; each check compiles its own.
            line.addAll(
                    List.of("-Dexercises.folder=src/none", "-Dtest.classes.folder=" + folder.resolve("test-classes")));
        } else {
            line.add("-Dlabs.without.tests=true");
        }
        return line;
    }

    private boolean classPathHolds(String name) throws IOException {
        Path file = folder.resolve(name + ".classpath");
        return Files.isRegularFile(file)
                && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(home.resolve("pom.xml"))) > 0
                && List.of(Files.readString(file).strip().split(File.pathSeparator)).stream()
                        .allMatch(jar -> Files.exists(Path.of(jar)));
    }

    /** Writes Maven's output to a file and shows how far it has got with fetching. */
    private List<String> follow(Process process) throws IOException {
        List<String> output = new ArrayList<>();
        double fetched = 0;
        double shown = 0;
        try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintStream out = new PrintStream(log.toFile(), "UTF-8")) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(line);
                output.add(line);
                Matcher done = DOWNLOADED.matcher(line);
                if (done.find()) {
                    if (fetched == 0) {
                        System.err.println("Maven fetches what is missing, once: all that labs need is about 310 MB,"
                                + " all that tests and checks need in addition about 215 MB.");
                    }
                    fetched += megabytes(done.group(1), done.group(2));
                    if (fetched >= shown + 25) {
                        shown = fetched;
                        System.err.printf(Locale.ROOT, "%5.0f MB fetched%n", fetched);
                    }
                }
            }
        }
        return output;
    }

    private static double megabytes(String number, String unit) {
        double value = Double.parseDouble(number.replace(',', '.'));
        return unit.equals("GB") ? value * 1000 : unit.equals("MB") ? value : unit.equals("kB") ? value / 1000 : 0;
    }

    private String failure(List<String> output) {
        String words = " (Maven's own words are in " + home.relativize(log) + ").";
        if (contains(output, "COMPILATION ERROR")) {
            compilerErrors(output).forEach(System.err::println);
            return "The project does not compile: mend what is listed above and type the same again.";
        }
        if (contains(output, "Could not transfer") || contains(output, "Unknown host") || contains(output, "offline")) {
            return "Maven could not fetch what the project needs: check the connection to the Internet and"
                    + " type the same again" + words;
        }
        output.stream().filter(line -> line.startsWith("[ERROR]")).limit(10).forEach(System.err::println);
        return "Maven failed: see above" + words;
    }

    private static boolean contains(List<String> output, String part) {
        return output.stream().anyMatch(line -> line.contains(part));
    }

    /** The compiler's errors, once each (Maven lists them twice), with paths as seen from the project's folder. */
    private Set<String> compilerErrors(List<String> output) {
        Set<String> errors = new LinkedHashSet<>();
        Pattern error = Pattern.compile("\\[ERROR] (.*\\.java):\\[(\\d+),(\\d+)] (.*)");
        for (int at = 0; at < output.size(); at++) {
            Matcher matcher = error.matcher(output.get(at));
            if (matcher.find()) {
                StringBuilder text = new StringBuilder(matcher.group(1).replace(home + File.separator, "") + ":"
                        + matcher.group(2) + ": " + matcher.group(4));
                while (at + 1 < output.size() && output.get(at + 1).startsWith("  ")) {
                    at++;
                    text.append(System.lineSeparator()).append(output.get(at));
                }
                errors.add(text.toString());
            }
        }
        return errors;
    }
}
