import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * What the launcher does when something is out of date; runs as {@code java Build.java}, without being compiled before.
 *
 * <pre>
 * java -Dlabs.home=FOLDER Build.java prepare main|test COMMAND   builds and writes down how to start Java
 * java -Dlabs.home=FOLDER Build.java run ARGUMENTS               the same, then runs ./lab ARGUMENTS as a child
 * </pre>
 *
 * It leaves in {@code target/lab}: {@code PART.state} (read by the script {@code lab}; its time is the build's),
 * {@code PART-quick.args} and {@code PART-full.args} (arguments of {@code java}) and the class-data archive; what calls
 * Maven is {@code MavenBuild.java}. Only one build runs at a time. The language is that of Java 11, so that an old Java is told so.
 */
public final class Build {
    private static final List<String> TEST_COMMANDS = List.of("check", "watch", "hint", "new", "handout", "bench");
    private static final List<String> FULL_SPEED = List.of("8", "08", "bench");

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
        compile();
        startUp();
        write(state(), stateText(jars("main").get(0)), time);
    }

    /** Java starts one source file only; the other one is compiled here, by the compiler that is loaded already. */
    private void compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("launcher"));
        Path source = home.resolve("src/launcher/java/MavenBuild.java");
        int code =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        if (code != 0) {
            throw new Failed("The launcher does not compile: get " + home.relativize(source) + " back.");
        }
        String failure;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> type = loader.loadClass("MavenBuild");
            failure = (String)
                    type.getMethod("compile", Path.class, boolean.class).invoke(null, home, test);
        } catch (InvocationTargetException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        if (!failure.isEmpty()) {
            throw new Failed(failure);
        }
    }

    /** The class path, the class-data archive and the JVM's options are the project's own code, compiled just now. */
    private void startUp() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        java().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        home.resolve("target").resolve("classes").toString(),
                        "labs.support.jvm.JavaArguments",
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
        return test ? "labs.check.TestCommands" : "labs.cli.Main";
    }

    /** Written aside and moved, so that nobody ever reads half a file. */
    private static void write(Path file, String text, FileTime time) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, text);
        Files.setLastModifiedTime(aside, time);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Something that the person at the keyboard can mend, in one sentence. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String sentence) {
            super(sentence);
        }
    }
}
