package labs.harness.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which process of a cluster is what: the driver that was submitted, the executors, and which of them has the receiver.
 * It is found as a student finds it, from the processes' command lines and from the executors' logs.
 */
public final class ClusterParts {
    private static final Duration DEADLINE = Duration.ofSeconds(180);
    private static final Pattern EXECUTOR = Pattern.compile("--executor-id (\\d+) .*--app-id (\\S+)");
    private static final Pattern DRIVER = Pattern.compile("driver-\\d{14}-\\d{4}");
    /** What Spark's receiver supervisor logs when a receiver begins. */
    private static final String RECEIVER = "Starting receiver ";

    private final ClusterProcess cluster;

    public ClusterParts(ClusterProcess cluster) {
        this.cluster = cluster;
    }

    /** The driver that was submitted, waited for. */
    public ProcessHandle driver() {
        return awaited(
                "the driver",
                () -> of(cluster.workers().stream(), "DriverWrapper").findFirst());
    }

    /** All executors that run now. */
    public List<ProcessHandle> executors() {
        return of(cluster.workers().stream(), "--executor-id").toList();
    }

    /** An executor that has the receiver, waited for. */
    public ProcessHandle executorWithReceiver() {
        return awaited(
                "an executor with the receiver",
                () -> executors().stream().filter(this::hasReceiver).findFirst());
    }

    /** An executor that has no receiver while another one has it, waited for. */
    public ProcessHandle executorWithoutReceiver() {
        executorWithReceiver();
        return awaited(
                "an executor without the receiver",
                () -> executors().stream()
                        .filter(executor -> !hasReceiver(executor))
                        .findFirst());
    }

    /** The worker that has started a process: {@code worker-1}. */
    public String workerOf(ProcessHandle process) {
        ProcessHandle parent = process.parent().orElseThrow();
        return cluster.workerNames().stream()
                .filter(name -> cluster.node(name).filter(parent::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** A worker that has not started the driver. */
    public String workerWithoutDriver() {
        String busy = workerOf(driver());
        return cluster.workerNames().stream()
                .filter(name -> !name.equals(busy) && cluster.node(name).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** The id under which the driver was submitted, or under which the master has started it again elsewhere. */
    public String driverId() {
        Matcher id = DRIVER.matcher(commandLine(driver()));
        if (!id.find()) {
            throw new AssertionError("The driver's command line names no id.");
        }
        return id.group();
    }

    /** A worker is stopped, with all that runs on it, and started again. */
    public void replaceWorker(String name) {
        String number = name.replaceFirst("worker-", "");
        cluster.ended("cluster", "stop-worker", number);
        cluster.ended("cluster", "start-worker", number);
    }

    /** The master is stopped, and started again. */
    public void replaceMaster() {
        cluster.ended("cluster", "stop-master");
        cluster.ended("cluster", "start-master");
    }

    /** {@code kill -9}, waited for. */
    public static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean hasReceiver(ProcessHandle executor) {
        Matcher ids = EXECUTOR.matcher(commandLine(executor));
        if (!ids.find()) {
            return false;
        }
        Path log = cluster.folder()
                .resolve(workerOf(executor))
                .resolve(ids.group(2))
                .resolve(ids.group(1))
                .resolve("stderr");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains(RECEIVER));
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<ProcessHandle> of(Stream<ProcessHandle> workers, String word) {
        return workers.flatMap(ProcessHandle::children)
                .filter(child -> commandLine(child).contains(word));
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    private static ProcessHandle awaited(String what, Callable<Optional<ProcessHandle>> look) {
        return await(what).atMost(DEADLINE).until(look, Optional::isPresent).orElseThrow();
    }
}
