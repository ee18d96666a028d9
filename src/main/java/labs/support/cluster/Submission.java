package labs.support.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.inside.LoopbackConf;
import labs.support.inside.MasterProbe;
import labs.support.inside.Standalone;

/** Hands labs to the cluster of this project with Spark's own submit, and asks what has become of their drivers. */
public final class Submission {
    private static final Pattern ID = Pattern.compile("driver-\\d{14}-\\d{4}");
    private static final int DRIVER_MEGABYTES = 512;
    private static final long LOOK_MILLIS = 300;
    private static final long PATIENCE_MILLIS = 20_000;

    private final ClusterFolder folder;
    private final ClusterSettings cluster;

    private Submission(ClusterFolder folder) {
        this.folder = folder;
        this.cluster = folder.requireRunning();
    }

    /** @throws UserError if no cluster runs */
    public static Submission toThisProjectsCluster() {
        return new Submission(ClusterFolder.ofThisProject());
    }

    /**
     * Submits a main class in the deploy mode {@code cluster}.
     *
     * @param main its name
     * @param args its arguments
     * @param supervise whether a driver that dies is started again
     * @return the driver's id
     */
    public String submit(String main, List<String> args, boolean supervise) {
        try {
            Path jar = ProjectJar.make(ClusterConf.ownCode(), folder.root().resolve("submitted"));
            Path rest = SparkHome.writeJarOfTheRest(folder.root());
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    folder.root()
                            .resolve("spark")
                            .resolve("jars")
                            .resolve("spark.jar")
                            .toString(),
                    Standalone.SUBMIT));
            line.addAll(List.of("--master", cluster.master(), "--deploy-mode", "cluster"));
            line.addAll(supervise ? List.of("--supervise") : List.of());
            line.addAll(List.of("--class", main, "--driver-memory", DRIVER_MEGABYTES + "m"));
            line.addAll(List.of("--executor-memory", ClusterConf.EXECUTOR_MEGABYTES + "m"));
            List<String> driver = new ArrayList<>(ClusterConf.javaOptions());
            driver.add(quoted("-Dlabs.home=" + Workspace.home()));
            driver.add(quoted("-Dlabs.caller=" + Workspace.callerFile("")));
            line.addAll(setting("spark.authenticate", "true"));
            line.addAll(setting("spark.driver.extraClassPath", rest.toString()));
            line.addAll(setting("spark.driver.extraJavaOptions", String.join(" ", driver)));
            line.addAll(setting("spark.executor.extraClassPath", jar + File.pathSeparator + rest));
            line.addAll(setting("spark.executor.extraJavaOptions", String.join(" ", ClusterConf.javaOptions())));
            line.add(jar.toString());
            line.addAll(args);
            return idFrom(line);
        } catch (IOException e) {
            throw UserError.failure(
                    "The lab cannot be packaged (" + e.getMessage() + "); make room in the folder work.", e);
        }
    }

    /**
     * What the master says of a driver, once it has found a place for it; it may wait for one.
     *
     * @throws UserError if the driver has failed by then
     */
    public MasterPage.SubmittedDriver placed(String id) {
        MasterPage.SubmittedDriver found = await(id, driver -> !driver.state().equals("SUBMITTED"));
        requireNoFailure(found, folder);
        return found;
    }

    /** A driver that fails says why in its own log; one that could not be started has none. */
    static void requireNoFailure(MasterPage.SubmittedDriver driver, ClusterFolder folder) {
        if (driver.state().matches("FAILED|ERROR")) {
            Path log = driver.state().equals("FAILED") && driver.worker().isPresent()
                    ? folder.workFolder(driver.worker().get())
                            .resolve(driver.id())
                            .resolve("stderr")
                    : folder.log(driver.worker().orElse(Node.MASTER));
            throw UserError.failure("%s has ended at once, as %s; its log says why: %s."
                    .formatted(driver.id(), driver.state(), Workspace.display(log)));
        }
    }

    /** What the master says of a driver. */
    public MasterPage.SubmittedDriver status(String id) {
        List<MasterPage.SubmittedDriver> all = page().drivers();
        return all.stream().filter(driver -> driver.id().equals(id)).findFirst().orElseThrow(() -> unknown(id, all));
    }

    /**
     * Ends a driver, also a supervised one, for good.
     *
     * @throws UserError if it runs on, under this id or under another one
     */
    public MasterPage.SubmittedDriver kill(String id) {
        requireThisId(status(id), page().drivers());
        String answer =
                MasterProbe.kill(LoopbackConf.ADDRESS, cluster.port(), new Authenticated(folder.requireSecret()), id);
        MasterPage.SubmittedDriver found = await(id, driver -> !runs(driver));
        requireThisId(found, page().drivers());
        if (runs(found)) {
            throw UserError.failure("%s is still %s; the master says: %s.".formatted(id, found.state(), answer));
        }
        return found;
    }

    /** When a worker is gone, the master starts a supervised driver of it elsewhere, under a new id. */
    static void requireThisId(MasterPage.SubmittedDriver driver, List<MasterPage.SubmittedDriver> all) {
        if (driver.state().equals("RELAUNCHING")) {
            throw UserError.failure("%s was started again under a new id, since its worker is gone; %s."
                    .formatted(driver.id(), instead(all.stream().filter(Submission::runs))));
        }
    }

    private static boolean runs(MasterPage.SubmittedDriver driver) {
        return driver.state().matches("SUBMITTED|RUNNING");
    }

    private static String instead(Stream<MasterPage.SubmittedDriver> drivers) {
        String ids = drivers.map(MasterPage.SubmittedDriver::id).collect(Collectors.joining(", "));
        return ids.isEmpty() ? "none runs now" : "these run, type one of them: " + ids;
    }

    /** Where a driver writes; empty as long as no worker runs it. */
    public Optional<Path> output(MasterPage.SubmittedDriver driver) {
        return driver.worker().map(worker -> folder.workFolder(worker).resolve(driver.id()));
    }

    private MasterPage.SubmittedDriver await(String id, Predicate<MasterPage.SubmittedDriver> condition) {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        MasterPage.SubmittedDriver found = status(id);
        while (!condition.test(found) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            }
            found = status(id);
        }
        return found;
    }

    private MasterPage page() {
        return MasterPage.read(cluster.page())
                .orElseThrow(() -> UserError.failure(
                        new Nodes(folder, cluster).find(Node.MASTER).isPresent()
                                ? "The master of the cluster runs and does not answer; wait a moment and try again, or look"
                                        + " into " + Workspace.display(folder.log(Node.MASTER)) + "."
                                : ClusterConf.NO_MASTER_RUNS));
    }

    private static UserError unknown(String id, List<MasterPage.SubmittedDriver> all) {
        String known = all.stream().map(MasterPage.SubmittedDriver::id).collect(Collectors.joining(", "));
        return UserError.usage("The master knows no driver " + id
                + (known.isEmpty() ? "; none was submitted." : "; type one of " + known + "."));
    }

    /** Spark's submit says the id, and then looks on for a while. */
    private String idFrom(List<String> line) throws IOException {
        page();
        ProcessBuilder submit = new ProcessBuilder(line).redirectErrorStream(true);
        submit.environment().keySet().removeIf(key -> key.matches("SPARK_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
        submit.environment()
                .putAll(Standalone.environment(folder.root().resolve("spark").toString()));
        // Not on the command line, which everybody on this machine can read.
        submit.environment().put(Standalone.SECRET_VARIABLE, folder.requireSecret());
        Process process = submit.start();
        String last = "nothing";
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String text = said.readLine(); text != null; text = said.readLine()) {
                Matcher id = ID.matcher(text);
                if (id.find()) {
                    return id.group();
                }
                last = text.isBlank() || text.startsWith("\tat ") ? last : text;
            }
        } finally {
            process.destroy();
        }
        throw UserError.failure("The lab was not submitted; Spark says: " + last.strip());
    }

    private static List<String> setting(String name, String value) {
        return List.of("--conf", name + "=" + value);
    }

    /** As Spark splits Java's options. */
    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** For a question to the master. */
    private static final class Authenticated extends LoopbackConf {
        private static final long serialVersionUID = 1L;

        Authenticated(String secret) {
            authenticateWith(secret);
        }
    }
}
