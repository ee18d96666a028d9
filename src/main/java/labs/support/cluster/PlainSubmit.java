package labs.support.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.support.UserError;
import labs.support.Workspace;

/** What hands a lab to a cluster that is not this project's: its jars in a folder, and the line that is to be typed. */
public final class PlainSubmit {
    private static final String LINE = "/labs/support/cluster/spark-submit.txt";

    private PlainSubmit() {}

    /**
     * Packages the project into {@code work/submit}, with the jars that a Spark distribution does not have.
     *
     * @param main the name of the main class
     * @param args its arguments
     * @return the line, to be typed in the project's folder
     */
    public static String prepare(String main, List<String> args) {
        Path folder = Workspace.work().resolve("submit");
        try (InputStream line = PlainSubmit.class.getResourceAsStream(LINE)) {
            Path jar = ProjectJar.make(ClusterConf.ownCode(), folder);
            Files.move(jar, folder.resolve("dstream-labs.jar"), StandardCopyOption.REPLACE_EXISTING);
            collect(SparkHome.besideSpark(), folder.resolve("jars"));
            String typed = new String(line.readAllBytes(), UTF_8).strip().replace("MAIN", main);
            return Stream.concat(Stream.of(typed), args.stream().map(PlainSubmit::quoted))
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw UserError.failure(
                    "The lab cannot be packaged (" + e.getMessage() + "); make room in the folder work.", e);
        }
    }

    /** Copies jars to a folder in which nothing else stays: of a jar in two versions, executors would find the older one. */
    static void collect(List<Path> jars, Path folder) throws IOException {
        Set<Path> wanted =
                jars.stream().map(jar -> folder.resolve(jar.getFileName())).collect(Collectors.toSet());
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            for (Path old : there.filter(file -> !wanted.contains(file)).toList()) {
                Files.delete(old);
            }
        }
        for (Path jar : jars) {
            Path copy = folder.resolve(jar.getFileName());
            if (!Files.exists(copy)) {
                Files.copy(jar, copy);
            }
        }
    }

    /** As a shell takes it for one word. In double quotes a backslash is one, unless it stands before what is special. */
    static String quoted(String word) {
        return word.matches("[\\w./:=,@%+-]+")
                ? word
                : '"' + word.replaceAll("\\\\(?=[\\\\\"$`]|$)|[\"$`]", "\\\\$0") + '"';
    }
}
