package labs.support.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.inside.LoopbackConf;
import labs.support.inside.MasterProbe;
import org.apache.spark.SparkConf;

/** The settings of a lab that runs on a cluster: where its executors find its classes, and how they are started. */
public final class ClusterConf {
    /** What an executor gets: Spark refuses less than 450 MB, and the labs need no more. */
    public static final int EXECUTOR_MEGABYTES = 512;

    private static final int DEFAULT_PORT = 7077;
    private static final String SPARK_VERSION = org.apache.spark.package$.MODULE$.SPARK_VERSION();

    private ClusterConf() {}

    /** Whether this is the address of a standalone master. */
    public static boolean isCluster(String master) {
        return master.startsWith("spark://");
    }

    /** Tells the watch over the cores how many of them receivers keep. */
    public static void receivers(SparkConf conf, int receivers) {
        conf.set(CoreWatch.RECEIVERS, String.valueOf(receivers));
    }

    /** The options of Java on a cluster: ready soonest, and Spark's own log in place of the labs' silence. */
    static List<String> javaOptions() {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dlog4j2.disableJmx=true",
                "-Dlog4j2.configurationFile=classpath:org/apache/spark/log4j2-defaults.properties"));
        // As this process: a lab that needs Java's best compiler needs it in its executors, too.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter("-XX:TieredStopAtLevel=1"::equals)
                .forEach(options::add);
        if (Runtime.version().feature() >= 24) {
            options.add("--sun-misc-unsafe-memory-access=allow");
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        return options;
    }

    /**
     * Completes the configuration of a lab whose driver is in this process, and looks whether its master is there.
     *
     * @return the cores that the lab can have at most
     * @throws UserError if there is no such master, or it cannot run an executor
     */
    public static int complete(LoopbackConf conf, String master) {
        URI address = address(master);
        Optional<ClusterSettings> own = ClusterFolder.ofThisProject()
                .running()
                .filter(found -> isHere(address) && found.port() == address.getPort());
        own.ifPresent(
                found -> conf.authenticateWith(ClusterFolder.ofThisProject().requireSecret()));
        conf.set("spark.extraListeners", CoreWatch.class.getName());
        if (System.getProperty("spark.submit.deployMode") == null) {
            requireLoopback(address);
            settings(conf);
            return probe(conf, master, address, own);
        }
        if (!isHere(address)) {
            System.err.println(
                    "The executors run on other machines: what you name with --checkpoint and the like must be"
                            + " in folders that all of them see.");
        }
        probe(conf, master, address, own);
        // A driver that was started again waits for its cores: the watch says so.
        return Integer.MAX_VALUE;
    }

    private static void settings(LoopbackConf conf) {
        try {
            Path rest =
                    SparkHome.writeJarOfTheRest(ClusterFolder.ofThisProject().root());
            conf.set("spark.executor.extraClassPath", ownCode() + File.pathSeparator + rest);
        } catch (IOException e) {
            throw UserError.failure("The folder work cannot be written (" + e.getMessage() + "); make room in it.", e);
        }
        conf.setIfMissing("spark.executor.memory", EXECUTOR_MEGABYTES + "m");
        conf.set("spark.executor.extraJavaOptions", String.join(" ", javaOptions()));
    }

    private static int probe(LoopbackConf conf, String master, URI address, Optional<ClusterSettings> own) {
        MasterProbe.Found found = MasterProbe.ask(address.getHost(), address.getPort(), conf);
        switch (found.answer()) {
            case NOBODY ->
                throw UserError.failure(
                        own.isPresent()
                                ? "The master of the cluster is stopped; type ./lab cluster start-master first."
                                : "No Spark master listens on " + address.getAuthority()
                                        + "; type ./lab cluster in another terminal first.");
            case NO_MASTER ->
                throw UserError.failure("What listens on " + address.getAuthority()
                        + " does not answer as a master of Spark " + SPARK_VERSION
                        + ": it is none, or one of another version, or it wants a secret; type ./lab cluster for one that"
                        + " does.");
            case MASTER -> {}
        }
        List<MasterPage.LiveWorker> alive =
                own.flatMap(MasterPage::read).map(MasterPage::workers).orElse(List.of());
        int cores = own.isPresent()
                ? alive.stream().mapToInt(MasterPage.LiveWorker::cores).sum()
                : found.cores();
        if (cores == 0) {
            throw UserError.failure("The master " + master + " has no worker"
                    + (own.isPresent() ? "; type ./lab cluster start-worker 1 first." : "; start one first."));
        }
        if (found.megabytes() < EXECUTOR_MEGABYTES) {
            throw UserError.failure("No worker of " + master + " has the " + EXECUTOR_MEGABYTES
                    + " MB that an executor needs; start workers with more memory (./lab cluster --memory 1g).");
        }
        return cores;
    }

    /**
     * Executors elsewhere reach neither the driver, which listens on 127.0.0.1, nor the files of this machine.
     */
    private static void requireLoopback(URI address) {
        if (!isHere(address)) {
            throw UserError.usage("The executors of spark://" + address.getAuthority()
                    + " run on other machines, which see neither the folder work nor a driver on 127.0.0.1; type"
                    + " ./lab submit --print to hand a lab to that cluster, or ./lab cluster for one on this machine.");
        }
    }

    private static boolean isHere(URI address) {
        return address.getHost().matches("127\\.\\d+\\.\\d+\\.\\d+|localhost");
    }

    private static URI address(String master) {
        try {
            URI address = new URI(master);
            if (address.getHost() != null && address.getPort() > 0) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw UserError.usage("'" + master + "' is not the address of a master; type --master spark://127.0.0.1:"
                + DEFAULT_PORT + ".");
    }

    /** The project's own classes, a folder or a jar. */
    static Path ownCode() {
        return Workspace.codeOf(ClusterConf.class);
    }
}
