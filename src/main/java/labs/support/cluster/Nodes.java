package labs.support.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import labs.support.inside.LoopbackConf;
import labs.support.inside.Standalone;

/** The processes of a cluster: its master and its workers. Each process of this project can start and end them. */
final class Nodes {
    /** Systems tell the begin of a process to the second only. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final ClusterFolder folder;
    private final ClusterSettings settings;

    Nodes(ClusterFolder folder, ClusterSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** The name of a worker, and of its folder and log. */
    static String worker(int number) {
        return "worker-" + number;
    }

    ProcessHandle startMaster() throws IOException {
        return start(
                Node.MASTER,
                "--host",
                LoopbackConf.ADDRESS,
                "--port",
                String.valueOf(settings.port()),
                "--webui-port",
                String.valueOf(settings.uiPort()));
    }

    ProcessHandle startWorker(int number) throws IOException {
        String name = worker(number);
        return start(
                name,
                "--host",
                LoopbackConf.ADDRESS,
                "--webui-port",
                String.valueOf(settings.uiPort() + number),
                "--cores",
                String.valueOf(settings.cores()),
                "--memory",
                settings.megabytes() + "m",
                "--work-dir",
                folder.workFolder(name).toString(),
                settings.master());
    }

    /** What starts one more worker of this project's cluster: the first that was stopped, or a new one. */
    static String startOfAnother(ClusterSettings settings) {
        return new Nodes(ClusterFolder.ofThisProject(), settings).startOfAnother();
    }

    String startOfAnother() {
        Set<String> there = running().keySet();
        return "./lab cluster start-worker "
                + IntStream.iterate(1, number -> number + 1)
                        .filter(number -> !there.contains(worker(number)))
                        .findFirst()
                        .getAsInt();
    }

    /** The process of a node that runs. */
    Optional<ProcessHandle> find(String node) {
        return Optional.ofNullable(running().get(node));
    }

    /** All that run, by name. */
    Map<String, ProcessHandle> running() {
        Map<String, ProcessHandle> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.processFile("x").getParent())) {
            for (Path file : files.toList()) {
                process(file).ifPresent(process -> found.put(file.getFileName().toString(), process));
            }
        } catch (IOException e) {
            // The folder goes with the next cluster: nothing runs in it.
            return Map.of();
        }
        return found;
    }

    /** As when its machine loses its power: the process, and all that it has started, at once. */
    static void end(ProcessHandle process) {
        List<ProcessHandle> all = new ArrayList<>(List.of(process));
        all.addAll(process.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** The master first, so that nobody replaces what ends. */
    void endAll() {
        Map<String, ProcessHandle> all = new TreeMap<>(running());
        Optional.ofNullable(all.remove(Node.MASTER)).ifPresent(Nodes::end);
        all.values().parallelStream().forEach(Nodes::end);
    }

    private ProcessHandle start(String name, String... args) throws IOException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(javaOptions());
        line.addAll(List.of(Node.class.getName(), folder.root().toString(), String.valueOf(settings.process()), name));
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.log(name).toFile()));
        Map<String, String> environment = builder.environment();
        // Spark's own variables, of another Spark that is installed here, would lead elsewhere.
        environment.keySet().removeIf(key -> key.matches("(SPARK|HADOOP|YARN)_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
        environment.putAll(Standalone.environment(folder.root().resolve("spark").toString()));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // Not on the command line, whose length has a limit on Windows.
        environment.put(
                "CLASSPATH",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)));
        Process process = builder.start();
        process.getOutputStream().close();
        ClusterFolder.writeAtOnce(folder.processFile(name), process.pid() + "\n");
        return process.toHandle();
    }

    /** The file is written when the process has begun. One that began later is another's, to which its id was given again. */
    private static boolean beganBefore(ProcessHandle process, Instant written) {
        Instant latest = written.plus(CLOCK_TOLERANCE);
        return process.info().startInstant().filter(latest::isBefore).isEmpty();
    }

    /** A small heap, this process's class-data archive, and Spark's own log in place of the labs' silence. */
    private static List<String> javaOptions() {
        List<String> options = new ArrayList<>();
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:SharedArchiveFile="))
                .forEach(options::add);
        options.addAll(List.of("-Xmx256m", "-Xshare:auto", "-Xlog:disable"));
        options.addAll(ClusterConf.javaOptions());
        return options;
    }

    private static Optional<ProcessHandle> process(Path file) {
        try {
            String pid = Files.readString(file).strip();
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return pid.matches("\\d+")
                    ? ProcessHandle.of(Long.parseLong(pid))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> beganBefore(process, written))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
