package labs.support.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes down how the launcher starts Java: argument files with the JVM's options, the class-data archive, the class path
 * and the main class. Called by {@code src/launcher/java/Build.java} after each build; uses nothing but the JDK.
 *
 * <p>There are two kinds of start. <em>Quick</em> is for what answers a person at a terminal: the JVM's first compiler
 * alone and the serial collector are ready soonest. <em>Full</em> is for long computations: the JVM's defaults.
 */
public final class JavaArguments {
    private JavaArguments() {}

    /**
     * @param args the project's folder; {@code main}, the class path of the labs, or {@code test}, with the checks; the
     *     main class
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[0]);
        boolean test = args[1].equals("test");
        Path folder = home.resolve("target").resolve("lab");
        Path classes = home.resolve("target").resolve("classes");

        List<String> jars = jars(folder.resolve("main.classpath"));
        ClassDataArchive archive = new ClassDataArchive(folder, jars);
        archive.makeIfMissing(classes);

        Set<String> path = new LinkedHashSet<>(jars);
        if (test) {
            path.addAll(jars(folder.resolve("test.classpath")));
        }
        // Last: an archive is valid for every class path that starts with the one it was made for.
        path.add(classes.toString());
        if (test) {
            path.add(folder.resolve("test-classes").toString());
        }
        for (boolean quick : new boolean[] {true, false}) {
            List<String> lines = new ArrayList<>();
            lines.add("-XX:SharedArchiveFile=" + archive.file());
            if (quick) {
                lines.addAll(quickOptions());
            }
            lines.addAll(options());
            lines.addAll(List.of("-Dlabs.home=" + home, "-cp", String.join(File.pathSeparator, path), args[2]));
            write(folder.resolve(args[1] + (quick ? "-quick" : "-full") + ".args"), lines);
        }
    }

    /** What the JVM needs in order to start soon rather than to compute fast. */
    public static List<String> quickOptions() {
        return List.of(
                "-XX:TieredStopAtLevel=1",
                // On two cores a second compiler thread takes time from the lab's own.
                "-XX:CICompilerCount=1",
                // The first compiler alone gets 48 MB, which Spark SQL fills in a minute.
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:+UseSerialGC",
                // No collection before the first batch is there.
                "-Xmn256m",
                "-XX:MetaspaceSize=128m");
    }

    /** What every start needs. */
    public static List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                // Spark refuses less than 450 MB. The JVM's own limit is a quarter of the machine's memory, or this.
                "-Xms512m",
                // Not a word about an archive that does not fit: the JVM then starts without it.
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djava.awt.headless=true",
                // Log4j need not look for other configurations in every jar, nor make itself manageable.
                "-Dlog4j2.configurationFile=classpath:log4j2.properties",
                "-Dlog4j2.disableJmx=true",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-Dsun.stderr.encoding=UTF-8"));
        if (Runtime.version().feature() >= 24) {
            // Spark, Hadoop and Netty use what Java 24 and later warn about.
            options.add("--sun-misc-unsafe-memory-access=allow");
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        return options;
    }

    private static List<String> jars(Path file) throws IOException {
        return List.of(Files.readString(file).strip().split(File.pathSeparator));
    }

    /** Written aside and moved, so that nobody ever reads half a file. */
    static void write(Path file, List<String> arguments) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, arguments.stream().map(JavaArguments::quoted).toList());
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** As java's argument files want it. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
