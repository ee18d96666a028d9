package labs.support.cluster;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands for a Spark distribution: a folder with the folder {@code jars}, as Spark's own scripts have it. In place of
 * some 200 jars there is one that names them, which works wherever links need a right of their own.
 */
final class SparkHome {
    private static final String LIST = "/labs/support/cluster/beside-spark.txt";

    private SparkHome() {}

    /** Makes the folder, from the jars that this process runs with. */
    static Path make(Path folder) throws IOException {
        List<String> lacking = lacking();
        Path jars = Files.createDirectories(folder.resolve("jars"));
        write(jars.resolve("spark.jar"), jars(jar -> !isOneOf(jar, lacking)));
        return folder;
    }

    /** Writes a jar that names those of the labs' jars that a Spark distribution does not have. */
    static Path writeJarOfTheRest(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("beside-spark.jar");
        write(file, besideSpark());
        return file;
    }

    /** The labs' jars that a Spark distribution does not have. */
    static List<Path> besideSpark() {
        List<String> lacking = lacking();
        return jars(jar -> isOneOf(jar, lacking));
    }

    static List<String> lacking() {
        try (BufferedReader list = new BufferedReader(
                new InputStreamReader(SparkHome.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            return list.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(LIST, e);
        }
    }

    private static List<Path> jars(Predicate<String> name) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(jar -> name.test(jar.getFileName().toString()))
                .toList();
    }

    private static boolean isOneOf(String jar, List<String> beginnings) {
        return beginnings.stream().anyMatch(jar::startsWith);
    }

    /** A jar without classes: Java reads the jars that its manifest names. */
    private static void write(Path file, List<Path> jars) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(
                Attributes.Name.CLASS_PATH,
                jars.stream().map(jar -> jar.toUri().toString()).collect(Collectors.joining(" ")));
        Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), "jars", ".new");
        new JarOutputStream(Files.newOutputStream(aside), manifest).close();
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
