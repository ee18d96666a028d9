package labs.cli.cluster;

import java.util.concurrent.Callable;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.cluster.ClusterConf;
import labs.support.cluster.ClusterFolder;
import labs.support.cluster.ClusterSettings;
import labs.support.cluster.LocalCluster;
import labs.support.options.PositiveIntConverter;
import labs.support.text.TextSource;
import org.apache.spark.network.util.JavaUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./lab cluster}: master and workers until Ctrl-C. */
@Command(
        name = "cluster",
        description = {
            "Runs a Spark standalone cluster on 127.0.0.1 until Ctrl-C: a master and workers, each a process of its own."
                    + " Logs and work folders are in work/cluster until the next one starts.",
            "",
            "While it runs, in another terminal: ./lab cluster stop-worker 2, start-worker 2, stop-master, start-master.",
            ""
        })
public final class ClusterCommand implements Callable<Integer> {
    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            converter = PositiveIntConverter.class,
            description = "how many (default: ${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--cores",
            paramLabel = "N",
            defaultValue = "2",
            converter = PositiveIntConverter.class,
            description =
                    "how many tasks each worker runs at the same time, whatever the machine has; a receiver keeps one"
                            + " (default: ${DEFAULT-VALUE})")
    private int cores;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description =
                    "what each worker gives to executors and drivers, which take 512m each (default: ${DEFAULT-VALUE})")
    private String memory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7077",
            description = "the master's port (default: ${DEFAULT-VALUE})")
    private String port;

    @Option(
            names = "--ui-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description =
                    "the port of the master's page; workers' pages take the next ones (default: ${DEFAULT-VALUE})")
    private String uiPort;

    @Override
    public Integer call() throws InterruptedException {
        int own = TextSource.portNumber(port);
        int ui = TextSource.portNumber(uiPort);
        if (own == ui) {
            throw UserError.usage("The master's port and that of its page are both " + own
                    + "; type another --port or another --ui-port.");
        }
        ClusterSettings settings = new ClusterSettings(
                own, ui, workers, cores, megabytes(), ProcessHandle.current().pid());
        LocalCluster cluster = LocalCluster.start(ClusterFolder.ofThisProject(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "stop-cluster"));
        System.out.println(welcome(cluster));
        cluster.watch(System.out::println);
        return 0;
    }

    private int megabytes() {
        long found;
        try {
            found = JavaUtils.byteStringAsMb(memory);
        } catch (NumberFormatException e) {
            throw UserError.usage(
                    "'" + memory + "' is not an amount of memory; type for example --memory 1g or 1500m.");
        }
        if (found < ClusterConf.EXECUTOR_MEGABYTES || found > Integer.MAX_VALUE) {
            throw UserError.usage("With --memory " + memory + " no worker could start an executor, which takes "
                    + ClusterConf.EXECUTOR_MEGABYTES + " MB; type --memory 1g.");
        }
        return (int) found;
    }

    private static String welcome(LocalCluster cluster) {
        ClusterSettings settings = cluster.settings();
        StringBuilder processes = new StringBuilder();
        cluster.processes().forEach((name, pid) -> processes.append("  %-10s process %d%n".formatted(name, pid)));
        return """
                Spark master on %s, its page: %s
                Each worker has %d core%s and %d MB. Logs and work folders are in %s; Ctrl-C stops everything.

                PROCESSES

                In another terminal:

                ./lab 1 --demo --master %1$s    the driver here, its executors on the workers
                ./lab submit 1 --demo    the driver on a worker, too
                ./lab cluster stop-worker %d    as if its machine lost its power; start-worker %7$d brings it back
                """.formatted(
                        settings.master(),
                        settings.page(),
                        settings.cores(),
                        settings.cores() == 1 ? "" : "s",
                        settings.megabytes(),
                        Workspace.display(Workspace.work().resolve("cluster")),
                        settings.workers())
                .replace("PROCESSES\n", processes);
    }

    @Command(
            name = "stop-worker",
            description = "Ends a worker with all that runs on it, as if its machine lost its power.")
    int stopWorker(@Parameters(paramLabel = "NUMBER", converter = PositiveIntConverter.class) int number) {
        return ended("worker-" + number, running().stopWorker(number));
    }

    @Command(name = "start-worker", description = "Starts a worker that was stopped, or one more.")
    int startWorker(@Parameters(paramLabel = "NUMBER", converter = PositiveIntConverter.class) int number) {
        return started("worker-" + number, running().startWorker(number));
    }

    @Command(name = "stop-master", description = "Ends the master, as if its machine lost its power.")
    int stopMaster() {
        return ended("master", running().stopMaster());
    }

    @Command(name = "start-master", description = "Starts the master again; it reads what it knew before.")
    int startMaster() {
        return started("master", running().startMaster());
    }

    private static LocalCluster running() {
        return LocalCluster.join(ClusterFolder.ofThisProject());
    }

    private static int ended(String name, long pid) {
        System.out.println(name + " (process " + pid + ") is gone.");
        return 0;
    }

    private static int started(String name, long pid) {
        System.out.println(name + " is process " + pid + ".");
        return 0;
    }
}
