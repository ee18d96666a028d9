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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the launcher does when something is out of date; runs as {@code java Build.java}, without being compiled before.
 *
 * <pre>
 * java -Dlabs.home=FOLDER Build.java prepare JAVA [ARGUMENTS]   builds what ./lab ARGUMENTS needs
 * java -Dlabs.home=FOLDER Build.java run [ARGUMENTS]            the same, then runs ./lab ARGUMENTS as a child
 * </pre>
 *
 * It leaves in {@code target/lab}, for the script {@code lab}: {@code starts.sh} (how what is typed is started: with or
 * without the tests, and which of the JVM's compilers), {@code main.state} or {@code test.state} (what was built; its
 * time is the build's) and {@code START.args} (the arguments of {@code java}). Only one build runs at a time. The language
 * is that of Java 11, so that an old Java is told so.
 */
public final class Build {
    private static final String PLAIN = "main-quick";

    private final Path home =
            Path.of(System.getProperty("labs.home", "")).toAbsolutePath().normalize();
    private final Path folder = home.resolve("target/lab");
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Map<String, String> starts = new LinkedHashMap<>();
    private final String start;
    private final boolean test;
    private final List<String> sources;
    private final Maven maven;

    private Build(List<String> typed) throws IOException {
        readStarts();
        start = typed.isEmpty() ? PLAIN : starts.getOrDefault(typed.get(0), PLAIN);
        test = start.startsWith("test");
        sources = new ArrayList<>(List.of("pom.xml", "src/launcher", "src/main"));
        sources.addAll(test ? List.of("src/test", "src/solutions") : List.of());
        maven = new Maven(home, folder, test);
    }

    public static void main(String[] args) throws InterruptedException {
        int version = Runtime.version().feature();
        if (version < 17 || version > 25) {
            fail("This is Java " + version + ", the labs run on 17 to 25: install a JDK of one of these,"
                    + " for example from https://adoptium.net, and set JAVA_HOME to it.");
        }
        List<String> words = List.of(args);
        try {
            if (words.get(0).equals("prepare")) {
                new Build(words.subList(2, words.size())).prepare(words.get(1));
            } else {
                System.exit(run(words.subList(1, words.size())));
            }
        } catch (IOException e) {
            fail("The folder target of the project cannot be written (" + e.getMessage()
                    + "): make room, or give yourself the right to write there.");
        }
    }

    private static int run(List<String> typed) throws IOException, InterruptedException {
        Build build = new Build(typed);
        build.prepare(build.java.toString());
        List<String> line = new ArrayList<>(List.of(
                build.java.toString(),
                "-Dlabs.caller=" + Path.of("").toAbsolutePath(),
                "@" + build.folder.resolve(build.start + ".args")));
        line.addAll(typed);
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }

    private void prepare(String command) throws IOException, InterruptedException {
        if (home.toString().contains(File.pathSeparator)) {
            fail("The labs cannot run in " + home + ": move them to a folder without '" + File.pathSeparator
                    + "' in its name.");
        }
        Files.createDirectories(folder);
        try (FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                System.err.println("Another ./lab is building; this one goes on after it.");
                lock.lock();
            }
            // A file edited while Maven runs must be newer than the state, so the state's time is from before.
            FileTime now = Files.getLastModifiedTime(Files.write(folder.resolve("start"), new byte[0]));
            Path state = folder.resolve(test ? "test.state" : "main.state");
            FileTime edited = newest(sources);
            if (!Files.isRegularFile(state)
                    || !maven.hasJars("main")
                    || edited.compareTo(Files.getLastModifiedTime(state)) > 0
                    || !Files.readString(state).equals(stateText(command))) {
                Files.deleteIfExists(state);
                maven.compile();
                writeArguments();
            }
            write(folder.resolve("starts.sh"), startsText(), now);
            FileTime time = Stream.of(now, edited, newest(List.of("labs")))
                    .max(FileTime::compareTo)
                    .get();
            write(state, stateText(command), time);
        }
    }

    /** The class path, the class-data archive and the JVM's options are the project's own code, compiled just now. */
    private void writeArguments() throws IOException, InterruptedException {
        String classes = home.resolve("target/classes").toString();
        List<String> line = new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-cp", classes));
        line.addAll(List.of("labs.support.jvm.JavaArguments", home.toString()));
        line.addAll(test ? List.of("test", "labs.check.TestCommands") : List.of("main", "labs.cli.Main"));
        if (new ProcessBuilder(line).inheritIO().start().waitFor() != 0) {
            fail("The start of the labs could not be prepared: remove the folder target and type the same again.");
        }
    }

    // --- how what is typed is started ---

    /** The words that start otherwise than a plain lab: commands that need the tests, and labs at full speed. */
    private void readStarts() throws IOException {
        String speed = "";
        for (String line : lines(home.resolve("src/main/resources/labs/cli/test-commands.txt"))) {
            if (line.startsWith("  ")) {
                starts.put(line.strip().split(" ")[0], "test-" + speed);
            } else {
                speed = line.contains("at full speed") ? "full" : "quick";
            }
        }
        for (Path sheet : files(home.resolve("labs"))) {
            String number = sheet.getFileName().toString().replaceFirst("-.*", "");
            Stream<String> front = lines(sheet).stream().skip(1).takeWhile(line -> !line.equals("---"));
            if (number.matches("\\d\\d") && front.anyMatch("speed: full"::equals)) {
                starts.put(number, "main-full");
                starts.put(number.replaceFirst("^0", ""), "main-full");
            }
        }
    }

    /** The same in the shell's language. */
    private String startsText() {
        return starts.entrySet().stream()
                .map(word -> word.getKey() + ") start=" + word.getValue() + " ;;\n")
                .collect(Collectors.joining("", "case ${1-} in\n", "*) start=" + PLAIN + " ;;\nesac\n"));
    }

    // --- what is out of date ---

    /** What the script compares and uses, in the shell's language. */
    private String stateText(String command) throws IOException {
        boolean direct = Files.isRegularFile(Path.of(command)) && Files.isSameFile(Path.of(command), java);
        String release = lines(Path.of(System.getProperty("java.home"), "release")).stream()
                .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .collect(Collectors.joining());
        return "built_in=" + quoted(home) + "\nbuilt_by=" + quoted(command) + "\njava=" + quoted(java)
                + "\nindirect=" + !direct + "\nrelease=" + quoted(release)
                + "\na_jar=" + quoted(maven.jars("main").get(0))
                + "\nsources='" + String.join(" ", sources) + " labs/[0-9][0-9]-*.md'\n";
    }

    private static String quoted(Object text) {
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }

    private FileTime newest(List<String> sources) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (String source : sources) {
            for (Path file : files(home.resolve(source))) {
                FileTime time = Files.getLastModifiedTime(file);
                newest = time.compareTo(newest) > 0 ? time : newest;
            }
        }
        return newest;
    }

    // --- files ---

    /** The file or folder with all that is in it; nothing where it is not there. */
    private static List<Path> files(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.collect(Collectors.toList());
        }
    }

    static List<String> lines(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
    }

    /** Written aside and moved, so that nobody ever reads half a file. */
    private static void write(Path file, String text, FileTime time) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, text);
        Files.setLastModifiedTime(aside, time);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Ends with something that the person at the keyboard can mend, in one sentence. */
    static void fail(String sentence) {
        System.err.println("error: " + sentence);
        System.exit(1);
    }
}

/**
 * Lets the installed Maven compile the project and write down its class paths: {@code main.classpath}, the jars that labs
 * run with, for the tests also {@code test.classpath}, those of the checks, and {@code build.log}, Maven's own words. For
 * labs nothing is fetched that only tests need.
 */
final class Maven {
    private static final Pattern DOWNLOADED = Pattern.compile("Downloaded from .* \\(([0-9.,]+) ([BkMG])B? at .*");
    private static final Pattern COMPILER_ERROR =
            Pattern.compile("(?m)^\\[ERROR] (.*\\.java):\\[(\\d+),\\d+] (.*(?:\\n  .*)*)");

    private final Path home;
    private final Path folder;
    private final boolean test;

    Maven(Path home, Path folder, boolean test) {
        this.home = home;
        this.folder = folder;
        this.test = test;
    }

    void compile() throws IOException, InterruptedException {
        System.err.println("Building (Maven compiles what has changed).");
        ProcessBuilder maven =
                new ProcessBuilder(commandLine()).directory(home.toFile()).redirectErrorStream(true);
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = null;
        try {
            process = maven.start();
        } catch (IOException e) {
            Build.fail("Maven is missing: install Maven 3.6.3 or later, for example from"
                    + " https://maven.apache.org/install.html, and open a new terminal.");
        }
        process.getOutputStream().close();
        String output = follow(process);
        if (process.waitFor() != 0) {
            explain(output);
        }
    }

    private List<String> commandLine() throws IOException {
        List<String> line = new ArrayList<>(
                System.getProperty("os.name").startsWith("Windows") ? List.of("cmd", "/c", "mvn") : List.of("mvn"));
        line.addAll(List.of("-B", "-Dstyle.color=never"));
        if (test) {
            // Without the exercises: a half-written one must stop nothing; each check compiles its own.
            Path classes = folder.resolve("test-classes");
            line.addAll(List.of("test-compile", "-Dexercises.folder=src/none", "-Dtest.classes.folder=" + classes));
        } else {
            line.addAll(List.of("compile", "-Dlabs.without.tests=true"));
        }
        for (String name : test ? List.of("main", "test") : List.of("main")) {
            if (!hasJars(name) || !isOlder(home.resolve("pom.xml"), file(name))) {
                line.add("dependency:build-classpath@" + name);
            }
        }
        return line;
    }

    private static boolean isOlder(Path one, Path other) throws IOException {
        return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) < 0;
    }

    /** Whether Maven has written down this class path, and every jar of it is there. */
    boolean hasJars(String name) throws IOException {
        return Files.isRegularFile(file(name)) && jars(name).stream().allMatch(jar -> Files.exists(Path.of(jar)));
    }

    List<String> jars(String name) throws IOException {
        return List.of(Files.readString(file(name)).strip().split(File.pathSeparator));
    }

    private Path file(String name) {
        return folder.resolve(name + ".classpath");
    }

    /** Writes Maven's output to a file and shows how far it has got with fetching. */
    private String follow(Process process) throws IOException {
        StringBuilder output = new StringBuilder();
        double fetched = 0;
        double shown = 0;
        try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintStream log = new PrintStream(folder.resolve("build.log").toFile(), "UTF-8")) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                log.println(line);
                output.append(line).append('\n');
                Matcher done = DOWNLOADED.matcher(line);
                if (done.find()) {
                    if (fetched == 0) {
                        System.err.println("Maven fetches what is missing, once: all that labs need is about 390 MB,"
                                + " all that tests and checks need in addition about 215 MB.");
                    }
                    fetched += Double.parseDouble(done.group(1).replace(',', '.'))
                            * Math.pow(1000, "BkMG".indexOf(done.group(2)) - 2);
                    if (fetched >= shown + 25) {
                        shown = fetched;
                        System.err.printf(Locale.ROOT, "%5.0f MB fetched%n", fetched);
                    }
                }
            }
        }
        return output.toString();
    }

    private void explain(String output) {
        String words = " (Maven's own words are in " + Path.of("target", "lab", "build.log") + ").";
        if (output.contains("COMPILATION ERROR")) {
            // Once each (Maven lists them twice), with paths as seen from the project's folder.
            Set<String> errors = new LinkedHashSet<>();
            Matcher error = COMPILER_ERROR.matcher(output);
            while (error.find()) {
                String file = error.group(1).replace(home + File.separator, "");
                errors.add(file + ":" + error.group(2) + ": " + error.group(3));
            }
            errors.forEach(System.err::println);
            Build.fail("The project does not compile: mend what is listed above and type the same again.");
        }
        if (Stream.of("Could not transfer", "Unknown host", "offline").anyMatch(output::contains)) {
            Build.fail("Maven could not fetch what the project needs: check the connection to the Internet and"
                    + " type the same again" + words);
        }
        output.lines().filter(line -> line.startsWith("[ERROR]")).limit(10).forEach(System.err::println);
        Build.fail("Maven failed: see above" + words);
    }
}
