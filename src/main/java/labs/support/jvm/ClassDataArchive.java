package labs.support.jvm;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The class-data archive (AppCDS): the classes of the dependencies, parsed and linked once, from which the JVM then maps
 * them instead of reading some thousand from the jars. It knows no class of the project's own, so it stays valid while
 * the project's sources change; its name holds a sum over the dependencies and one over the Java it was made by.
 */
public final class ClassDataArchive {
    private static final int MINUTES = 5;

    /** A short run of what a student types first; the classes that it loads go into the archive. */
    private static final List<String> TRAINING =
            List.of("labs.cli.Main", "1", "--demo", "--batch", "200ms", "--for", "3s");

    private final Path folder;
    private final List<String> jars;
    private final String dependencies;
    private final Path file;

    /**
     * @param folder where archives are kept
     * @param jars the dependencies, in the order of the class path
     */
    public ClassDataArchive(Path folder, List<String> jars) throws IOException {
        this.folder = folder;
        this.jars = jars;
        this.dependencies = sum(describe(jars));
        String java = System.getProperty("java.home") + Runtime.version() + System.getProperty("java.vm.version");
        this.file = folder.resolve(dependencies + "-" + sum(List.of(java)) + ".jsa");
    }

    /** The archive for these dependencies and this Java, whether it is there or not. */
    public Path file() {
        return file;
    }

    /**
     * Makes the archive in two steps: a short run that tells which classes are used, and the dump. A machine on which
     * this fails is not asked again: labs then start without archive, only later.
     *
     * @param classes the project's own compiled classes
     */
    public void makeIfMissing(Path classes) throws IOException, InterruptedException {
        Path failed = Path.of(file + ".failed");
        if (Files.exists(file) || Files.exists(failed)) {
            return;
        }
        System.err.println("Making the class-data archive, which lets labs start faster (once, about 20 s).");
        removeOthers();
        Path log = folder.resolve("archive.log");
        Files.deleteIfExists(log);
        Path list = folder.resolve("classes.list");
        Path dumped = Path.of(file + ".new");
        if (train(classes, list, log) && dump(list, dumped, log)) {
            Files.move(dumped, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            System.err.println("The archive could not be made, so labs start slower (" + log + " says why).");
            Files.createFile(failed);
        }
    }

    private boolean train(Path classes, Path list, Path log) throws IOException, InterruptedException {
        String path = String.join(File.pathSeparator, jars) + File.pathSeparator + classes;
        List<String> arguments = new ArrayList<>(JavaArguments.quickOptions());
        arguments.addAll(JavaArguments.options());
        arguments.addAll(List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list, "-cp", path));
        return java(arguments, TRAINING, log) && keepDependencies(list);
    }

    /** The project's own classes are not in the archive. */
    private static boolean keepDependencies(Path list) throws IOException {
        if (!Files.exists(list)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(list)) {
            List<String> kept =
                    lines.filter(line -> !line.matches("(@\\S+ )?labs/.*")).toList();
            Files.write(list, kept);
            return !kept.isEmpty();
        }
    }

    private boolean dump(Path list, Path to, Path log) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(JavaArguments.options());
        // G1 is the one collector with which Java 17 archives objects, too; the serial one can use them.
        arguments.addAll(List.of(
                "-Xshare:dump",
                "-XX:+UseG1GC",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + to,
                "-cp",
                String.join(File.pathSeparator, jars)));
        return java(arguments, List.of(), log) && Files.exists(to);
    }

    private boolean java(List<String> arguments, List<String> main, Path log) throws IOException, InterruptedException {
        Path file = folder.resolve("archive.args");
        JavaArguments.write(file, arguments);
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file));
        line.addAll(main);
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            return process.exitValue() == 0;
        }
        process.destroyForcibly();
        return false;
    }

    /** Archives of other dependencies are of no use any more; those of another Java are. */
    private void removeOthers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path other :
                    files.filter(path -> path.toString().contains(".jsa")).toList()) {
                if (!other.getFileName().toString().startsWith(dependencies)) {
                    Files.delete(other);
                }
            }
        }
    }

    private static List<String> describe(List<String> jars) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String jar : jars) {
            Path path = Path.of(jar);
            lines.add(jar + " " + Files.size(path) + " " + Files.getLastModifiedTime(path));
        }
        return lines;
    }

    private static String sum(List<String> lines) {
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
