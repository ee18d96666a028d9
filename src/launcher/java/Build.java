import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the launcher does when something is out of date; runs as {@code java Build.java}, without being compiled before.
 *
 * <pre>
 * java -Dlabs.home=FOLDER Build.java prepare main|test COMMAND   builds and writes down how to start Java
 * java -Dlabs.home=FOLDER Build.java run ARGUMENTS               the same, then runs ./lab ARGUMENTS as a child
 * </pre>
 *
 * It leaves in {@code target/lab}: {@code PART.state} (read by the script {@code lab}; its time is the build's),
 * {@code PART-quick.args} and {@code PART-full.args} (arguments of {@code java}), the class-data archive and
 * {@code build.log}. Only one build runs at a time. The language is that of Java 11, so that an old Java is told so.
 */
public final class Build {
    private static final List<String> TEST_COMMANDS = List.of("check", "watch", "hint", "new", "handout", "bench");
    private static final List<String> FULL_SPEED = List.of("8", "08", "bench");
    private static final Pattern DOWNLOADED = Pattern.compile("Downloaded from .* \\(([0-9.,]+) ([kMG]?B) at .*");

    private final Path home;
    private final Path folder;
    private final String part;
    private final String command;
    private final boolean test;

    private Build(String part, String command) {
        this.home =
                Path.of(System.getProperty("labs.home", "")).toAbsolutePath().normalize();
        this.folder = home.resolve("target").resolve("lab");
        this.part = part;
        this.command = command;
        this.test = part.equals("test");
    }

    public static void main(String[] args) throws Exception {
        int code;
        try {
            int java = Runtime.version().feature();
            if (java < 17 || java > 25) {
                throw new Failed("This is Java " + java + ", the labs run on 17 to 25: install a JDK of one of these,"
                        + " for example from https://adoptium.net, and set JAVA_HOME to it.");
            }
            if (args[0].equals("prepare")) {
                new Build(args[1], args[2]).prepare();
                code = 0;
            } else {
                code = run(List.of(args).subList(1, args.length));
            }
        } catch (Failed e) {
            System.err.println("error: " + e.getMessage());
            code = 1;
        } catch (IOException e) {
            System.err.println("error: The folder target of the project cannot be written (" + e.getMessage()
                    + "): make room, or give yourself the right to write there.");
            code = 1;
        }
        System.exit(code);
    }

    private static int run(List<String> args) throws Exception {
        String first = args.isEmpty() ? "" : args.get(0);
        Build build = new Build(TEST_COMMANDS.contains(first) ? "test" : "main", "Build.java");
        build.prepare();
        String mode = FULL_SPEED.contains(first) ? "full" : "quick";
        List<String> line = new ArrayList<>(List.of(
                java().toString(),
                "@" + build.folder.resolve(build.part + "-" + mode + ".args"),
                "-Dlabs.home=" + build.home,
                "-Dlabs.caller=" + Path.of("").toAbsolutePath(),
                build.mainClass()));
        line.addAll(args);
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }

    private void prepare() throws IOException, InterruptedException {
        if (home.toString().contains(File.pathSeparator)) {
            throw new Failed("The labs cannot run in " + home + ": move them to a folder without '" + File.pathSeparator
                    + "' in its name.");
        }
        Files.createDirectories(folder);
        try (FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                System.err.println("Another ./lab is building; this one goes on after it.");
                channel.lock();
            }
            if (!isUpToDate()) {
                build();
            }
        }
    }

    private void build() throws IOException, InterruptedException {
        Files.deleteIfExists(state());
        // A file edited while Maven runs must be newer than the state, so the state's time is from before.
        Path start = Files.write(folder.resolve("start"), new byte[0]);
        FileTime time = latest(Files.getLastModifiedTime(start), newestSource());
        new Maven().compile();
        startUp();
        write(state(), stateText(jars("main").get(0)), time);
    }

    /** The class path, the class-data archive and the JVM's options are the project's own code, compiled just now. */
    private void startUp() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        java().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        home.resolve("target").resolve("classes").toString(),
                        "labs.cli.StartUp",
                        home.toString(),
                        part)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new Failed("The start of the labs could not be prepared: remove the folder target and type the same"
                    + " again.");
        }
    }

    // --- what is out of date ---

    private boolean isUpToDate() throws IOException {
        if (!Files.isRegularFile(state()) || !Files.isRegularFile(classPath("main"))) {
            return false;
        }
        String jar = jars("main").get(0);
        return Files.isRegularFile(Path.of(jar))
                && Files.readString(state()).equals(stateText(jar))
                && newestSource().compareTo(Files.getLastModifiedTime(state())) <= 0;
    }

    private FileTime newestSource() throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (String source : sources()) {
            Path root = home.resolve(source);
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : (Iterable<Path>) files::iterator) {
                        newest = latest(newest, Files.getLastModifiedTime(file));
                    }
                }
            }
        }
        return newest;
    }

    private List<String> sources() {
        return test
                ? List.of("pom.xml", "src/launcher", "src/main", "src/test", "src/solutions")
                : List.of("pom.xml", "src/launcher", "src/main");
    }

    private static FileTime latest(FileTime one, FileTime other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What the script compares and uses, in the shell's language. */
    private String stateText(String jar) throws IOException {
        Path java = java();
        boolean direct = Files.isRegularFile(Path.of(command)) && Files.isSameFile(Path.of(command), java);
        return "built_in=" + quoted(home.toString()) + "\n"
                + "built_by=" + quoted(command) + "\n"
                + "java=" + quoted(java.toString()) + "\n"
                + "indirect=" + !direct + "\n"
                + "release=" + quoted(release()) + "\n"
                + "a_jar=" + quoted(jar) + "\n"
                + "sources='" + String.join(" ", sources()) + "'\n"
                + "main_class=" + mainClass() + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String release() throws IOException {
        Path file = Path.of(System.getProperty("java.home"), "release");
        if (!Files.isRegularFile(file)) {
            return "";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .collect(Collectors.joining());
    }

    private static Path java() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    }

    // --- files ---

    private Path state() {
        return folder.resolve(part + ".state");
    }

    private Path classPath(String name) {
        return folder.resolve(name + ".classpath");
    }

    private List<String> jars(String name) throws IOException {
        return List.of(Files.readString(classPath(name)).strip().split(File.pathSeparator));
    }

    private String mainClass() {
        return test ? "labs.check.Main" : "labs.cli.Main";
    }

    /** Written aside and moved, so that nobody ever reads half a file. */
    private static void write(Path file, String text, FileTime time) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, text);
        Files.setLastModifiedTime(aside, time);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The installed Maven. */
    private final class Maven {
        private final Path log = folder.resolve("build.log");

        void compile() throws IOException, InterruptedException {
            List<String> line = new ArrayList<>(
                    System.getProperty("os.name").startsWith("Windows") ? List.of("cmd", "/c", "mvn") : List.of("mvn"));
            line.addAll(List.of("-B", "-Dstyle.color=never", test ? "test-compile" : "compile"));
            if (!classPathsHold()) {
                line.addAll(List.of("dependency:build-classpath@main", "dependency:build-classpath@test"));
            }
            if (test) {
                // Without the exercises: a half-written one must stop nothing; each check compiles its own.
                line.addAll(List.of(
                        "-Dexercises.folder=src/none", "-Dtest.classes.folder=" + folder.resolve("test-classes")));
            }
            System.err.println("Building (Maven compiles what has changed).");
            ProcessBuilder maven =
                    new ProcessBuilder(line).directory(home.toFile()).redirectErrorStream(true);
            maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process;
            try {
                process = maven.start();
            } catch (IOException e) {
                throw new Failed("Maven is missing: install Maven 3.6.3 or later, for example from"
                        + " https://maven.apache.org/install.html, and open a new terminal.");
            }
            process.getOutputStream().close();
            List<String> output = follow(process);
            if (process.waitFor() != 0) {
                throw failed(output);
            }
        }

        private boolean classPathsHold() throws IOException {
            Path pom = home.resolve("pom.xml");
            for (String name : List.of("main", "test")) {
                Path file = classPath(name);
                if (!Files.isRegularFile(file)
                        || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(pom)) <= 0
                        || !jars(name).stream().allMatch(jar -> Files.exists(Path.of(jar)))) {
                    return false;
                }
            }
            return true;
        }

        /** Writes Maven's output to a file and shows how far it has got with fetching. */
        private List<String> follow(Process process) throws IOException {
            List<String> output = new ArrayList<>();
            double fetched = 0;
            double shown = 0;
            try (BufferedReader in = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                    PrintStream out = new PrintStream(log.toFile(), "UTF-8")) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    out.println(line);
                    output.add(line);
                    Matcher done = DOWNLOADED.matcher(line);
                    if (done.find()) {
                        if (fetched == 0) {
                            System.err.println("Maven fetches what is missing: about 540 MB the first time, once.");
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

        private double megabytes(String number, String unit) {
            double value = Double.parseDouble(number.replace(',', '.'));
            return unit.equals("GB") ? value * 1000 : unit.equals("MB") ? value : unit.equals("kB") ? value / 1000 : 0;
        }

        private Failed failed(List<String> output) {
            String words = " (Maven's own words are in " + home.relativize(log) + ").";
            if (contains(output, "COMPILATION ERROR")) {
                compilerErrors(output).forEach(System.err::println);
                return new Failed("The project does not compile: mend what is listed above and type the same again.");
            }
            if (contains(output, "Could not transfer")
                    || contains(output, "Unknown host")
                    || contains(output, "offline")) {
                return new Failed(
                        "Maven could not fetch what the project needs: check the connection to the Internet and"
                                + " type the same again" + words);
            }
            output.stream().filter(line -> line.startsWith("[ERROR]")).limit(10).forEach(System.err::println);
            return new Failed("Maven failed: see above" + words);
        }

        private boolean contains(List<String> output, String part) {
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

    /** Something that the person at the keyboard can mend, in one sentence. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String sentence) {
            super(sentence);
        }
    }
}
