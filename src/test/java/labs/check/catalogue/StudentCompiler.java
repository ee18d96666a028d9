package labs.check.catalogue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import labs.check.Folders;
import labs.support.UserError;

/**
 * Compiles Java files against the class path of this JVM, without touching the folders of the build. Keep one for many
 * rounds: it knows the jars of the class path already.
 */
public final class StudentCompiler implements AutoCloseable {
    private static final int RELEASE = 17;
    private static final String CLASS = ".class";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files;
    private final Path output;

    public StudentCompiler() {
        if (compiler == null) {
            throw UserError.failure("This Java has no compiler: install a JDK (17 to 25) and let JAVA_HOME name it.");
        }
        files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            output = Files.createTempDirectory("exercise");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What came out of the compiler.
     *
     * @param classes the bytes of each class by its binary name; empty when there are errors
     * @param errors what the compiler says, with file and line; empty when all is well
     */
    public record Compiled(Map<String, byte[]> classes, String errors) {}

    /**
     * Compiles these files, which must be UTF-8, and what they need of the folder of sources.
     *
     * @param home paths in messages are relative to it
     * @param sources the folder in which classes are looked up that the files use
     */
    public Compiled compile(Path home, Path sources, List<Path> javaFiles) {
        Optional<String> unreadable = javaFiles.stream()
                .flatMap(file -> Encoding.problem(file, slashes(home.relativize(file))).stream())
                .findFirst();
        if (unreadable.isPresent()) {
            return new Compiled(Map.of(), unreadable.get());
        }
        StringWriter messages = new StringWriter();
        try {
            Folders.empty(output);
            files.setLocation(StandardLocation.SOURCE_PATH, List.of(sources.toFile()));
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output.toFile()));
            boolean good = compiler.getTask(
                            messages, files, null, options(), null, files.getJavaFileObjectsFromPaths(javaFiles))
                    .call();
            return good
                    ? new Compiled(classes(), "")
                    : new Compiled(
                            Map.of(),
                            messages.toString()
                                    .replace(home + File.separator, "")
                                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String slashes(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-g", "-parameters", "-proc:none", "-encoding", "UTF-8"));
        options.addAll(List.of("-nowarn", "-Xlint:none", "-Xprefer:source", "-implicit:class"));
        options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        if (Runtime.version().feature() > RELEASE) {
            // On 17 itself this would only cost time.
            options.addAll(List.of("--release", String.valueOf(RELEASE)));
        }
        return options;
    }

    private Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        for (Path file : Folders.files(output)) {
            String name = output.relativize(file).toString().replace(File.separatorChar, '.');
            classes.put(name.substring(0, name.length() - CLASS.length()), Files.readAllBytes(file));
        }
        return Map.copyOf(classes);
    }

    /** All Java files below a folder. */
    public static List<Path> javaFiles(Path folder) {
        return Folders.files(folder).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folders.remove(output);
    }
}
