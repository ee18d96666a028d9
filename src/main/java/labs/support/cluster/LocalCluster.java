package labs.support.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import labs.support.FolderLock;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.inside.LoopbackConf;

/**
 * A real Spark standalone cluster on 127.0.0.1: a master and workers, each a process. They end with the process that has
 * started the cluster, however it ends. Others only stop and start single ones.
 */
public final class LocalCluster implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;
    private static final int ANSWER_MILLIS = 1_000;
    private static final int START_SECONDS = 120;
    private static final Pattern FAULT = Pattern.compile("ERROR|Exception|Error:");

    private final ClusterFolder folder;
    private final ClusterSettings settings;
    private final Nodes nodes;
    private final FolderLock lock;

    private LocalCluster(ClusterFolder folder, ClusterSettings settings, FolderLock lock) {
        this.folder = folder;
        this.settings = settings;
        this.lock = lock;
        this.nodes = new Nodes(folder, settings);
    }

    /**
     * Starts all its processes, and returns when the workers have registered with the master.
     *
     * @throws UserError if a cluster runs already, a port is taken, or a process ends at once
     */
    public static LocalCluster start(ClusterFolder folder, ClusterSettings settings) {
        try {
            FolderLock lock = folder.takeAnew();
            LocalCluster cluster = new LocalCluster(folder, settings, lock);
            try {
                requireFree(settings.port(), "--port 7078");
                requireFree(settings.uiPort(), "--ui-port 8090");
                SparkHome.make(folder.root().resolve("spark"));
                folder.write(settings);
                cluster.nodes.startMaster();
                for (int number = 1; number <= settings.workers(); number++) {
                    cluster.nodes.startWorker(number);
                }
                cluster.await(Node.MASTER, 0);
                IntStream.rangeClosed(1, settings.workers()).forEach(number -> cluster.await(Nodes.worker(number), 0));
                return cluster;
            } catch (IOException | RuntimeException e) {
                cluster.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** The cluster that runs, whoever has started it, in order to stop and start single processes of it. */
    public static LocalCluster join(ClusterFolder folder) {
        return new LocalCluster(folder, folder.requireRunning(), null);
    }

    /** How it was started. */
    public ClusterSettings settings() {
        return settings;
    }

    /** The ids of its processes that run, by name: {@code master}, {@code worker-1} and so on. */
    public Map<String, Long> processes() {
        Map<String, Long> found = new TreeMap<>();
        nodes.running().forEach((name, process) -> found.put(name, process.pid()));
        return found;
    }

    /**
     * Starts a worker, one that was stopped or one more.
     *
     * @return the id of its process, when it has registered with the master
     */
    public long startWorker(int number) {
        return start(Nodes.worker(number), () -> nodes.startWorker(number));
    }

    /** Starts the master again; it reads what it knew before. */
    public long startMaster() {
        return start(Node.MASTER, nodes::startMaster);
    }

    /**
     * Ends a worker with all that runs on it, as if its machine lost its power.
     *
     * @return the id that its process had
     */
    public long stopWorker(int number) {
        return stop(Nodes.worker(number));
    }

    /** Ends the master, as if its machine lost its power. */
    public long stopMaster() {
        return stop(Node.MASTER);
    }

    /**
     * Looks after the processes until this one ends.
     *
     * @param say hears of each that has ended or has come back
     */
    public void watch(Consumer<String> say) throws InterruptedException {
        Map<String, Long> before = processes();
        while (true) {
            Thread.sleep(LOOK_MILLIS);
            Map<String, Long> now = processes();
            Map<String, Long> last = before;
            last.forEach((name, pid) -> {
                if (!pid.equals(now.get(name))) {
                    say.accept(name + " (process " + pid + ") has ended; ./lab cluster " + startOf(name)
                            + " starts it again");
                }
            });
            now.forEach((name, pid) -> {
                if (!pid.equals(last.get(name))) {
                    say.accept(name + " is process " + pid);
                }
            });
            before = now;
        }
    }

    /** Ends all processes. */
    @Override
    public void close() {
        nodes.endAll();
        if (lock != null) {
            lock.close();
        }
    }

    private interface Start {
        ProcessHandle now() throws IOException;
    }

    private long start(String name, Start start) {
        nodes.find(name).ifPresent(process -> {
            throw UserError.failure("%s runs already, as process %d; type ./lab cluster %s to stop it."
                    .formatted(name, process.pid(), startOf(name).replace("start", "stop")));
        });
        try {
            long before = length(folder.log(name));
            long pid = start.now().pid();
            await(name, before);
            return pid;
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private long stop(String name) {
        ProcessHandle process = nodes.find(name)
                .orElseThrow(() -> UserError.failure("%s does not run; these do: %s."
                        .formatted(name, String.join(", ", nodes.running().keySet()))));
        Nodes.end(process);
        return process.pid();
    }

    private static String startOf(String name) {
        return name.equals(Node.MASTER) ? "start-master" : "start-" + name.replace('-', ' ');
    }

    /**
     * Until the node works; a worker does when the master knows it.
     *
     * @param logged how long its log was before
     */
    private void await(String name, long logged) {
        Predicate<MasterPage> works = name.equals(Node.MASTER)
                ? page -> true
                : page ->
                        page.workers().stream().anyMatch(worker -> worker.name().equals(name));
        long deadline = System.nanoTime() + START_SECONDS * 1_000_000_000L;
        while (MasterPage.read(settings.page()).filter(works).isEmpty()) {
            if (nodes.find(name).isEmpty() || System.nanoTime() > deadline) {
                throw UserError.failure("%s %s; its log says: %s (%s)."
                        .formatted(
                                name,
                                nodes.find(name).isEmpty() ? "ended at once" : "does not register with the master",
                                lastError(folder.log(name), logged),
                                Workspace.display(folder.log(name))));
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw UserError.failure("Interrupted before " + name + " was ready.", e);
            }
        }
    }

    /**
     * The last line of a log that tells of an error or an exception, else its last line.
     *
     * @param from how long the log was before: what stands there is of an earlier process
     */
    static String lastError(Path log, long from) {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                    .toList();
            return lines.stream()
                    .filter(line -> FAULT.matcher(line).find())
                    .reduce((first, second) -> second)
                    .orElse(lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1));
        } catch (IOException e) {
            return "nothing";
        }
    }

    private static long length(Path log) {
        try {
            return Files.size(log);
        } catch (IOException e) {
            // There is none yet.
            return 0;
        }
    }

    private static void requireFree(int port, String another) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(LoopbackConf.ADDRESS, port));
        } catch (IOException e) {
            throw notFree(port, another, e);
        }
    }

    /** A port on which nobody answers was refused for another reason: those up to 1023 may need a right of their own. */
    static UserError notFree(int port, String another, IOException refused) {
        try (Socket other = new Socket()) {
            other.connect(new InetSocketAddress(LoopbackConf.ADDRESS, port), ANSWER_MILLIS);
        } catch (ConnectException e) {
            return UserError.failure("Nothing can listen on port %d of 127.0.0.1 (%s); choose another, such as %s."
                    .formatted(port, refused.getMessage(), another));
        } catch (IOException e) {
            // Somebody has it, and is slow.
        }
        return UserError.failure(
                "Port %d on 127.0.0.1 is taken by another program; end that, or choose another, such as %s."
                        .formatted(port, another));
    }

    private static UserError cannotWrite(ClusterFolder folder, IOException e) {
        return UserError.failure(
                "The folder " + Workspace.display(folder.root()) + " cannot be written (" + e.getMessage()
                        + "); make room, or give yourself the right to write there.",
                e);
    }
}
