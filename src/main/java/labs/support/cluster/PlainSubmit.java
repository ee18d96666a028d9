package labs.support.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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
            Path jars = Files.createDirectories(folder.resolve("jars"));
            Path jar = ProjectJar.make(ClusterConf.ownCode(), folder);
            Files.move(jar, folder.resolve("dstream-labs.jar"), StandardCopyOption.REPLACE_EXISTING);
            for (Path each : SparkHome.besideSpark()) {
                Path copy = jars.resolve(each.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(each, copy);
                }
            }
            String typed = new String(line.readAllBytes(), UTF_8).strip().replace("MAIN", main);
            return String.join(
                    " ", Stream.concat(Stream.of(typed), args.stream()).toList());
        } catch (IOException e) {
            throw UserError.failure(
                    "The lab cannot be packaged (" + e.getMessage() + "); make room in the folder work.", e);
        }
    }
}
