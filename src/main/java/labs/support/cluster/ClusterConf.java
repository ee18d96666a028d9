package labs.support.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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

    /** Of a cluster that runs, or is about to. */
    static final String NO_MASTER_RUNS =
            "The master of the cluster is stopped, or still starting: wait until ./lab cluster"
                    + " has named its workers, or type ./lab cluster start-master first.";

    private static final String LISTENERS = "spark.extraListeners";
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

    /** Tells the watch over the cores how many a lab needs that has no receivers. */
    public static void cores(SparkConf conf, int cores) {
        conf.set(CoreWatch.CORES, String.valueOf(cores));
    }

    /**
     * Refuses a cluster with fewer cores than a lab needs.
     *
     * @param there how many it has, as {@link #complete} has found
     * @param needed how many tasks must run at the same time
     * @param why what keeps them, and what would become of it, as a part of the sentence
     */
    public static void requireCores(String master, int there, int needed, String why) {
        if (there < needed) {
            throw UserError.usage("The cluster has " + there + (there == 1 ? " core" : " cores") + " and " + why + "; "
                    + ofThisProject(master)
                            .map(own ->
                                    "type " + Nodes.startOfAnother(own) + ", or start the cluster with more --cores.")
                            .orElse("start one more worker."));
        }
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
        List<MasterAddress> masters = MasterAddress.of(master);
        Optional<ClusterSettings> own = ofThisProject(master);
        own.ifPresent(
                found -> conf.authenticateWith(ClusterFolder.ofThisProject().requireSecret()));
        // spark-submit may have named others.
        conf.set(LISTENERS, added(conf.get(LISTENERS, ""), CoreWatch.class.getName()));
        // Whoever has an account on this machine reaches the page of an application.
        conf.setIfMissing("spark.ui.killEnabled", "false");
        boolean submitted = System.getProperty("spark.submit.deployMode") != null;
        if (submitted) {
            elsewhere(masters).ifPresent(System.err::println);
        } else {
            requireHere(master, masters);
            settings(conf);
        }
        MasterProbe.Found found =
                MasterProbe.ask(masters.stream().map(MasterAddress::toString).toList(), conf);
        int cores = usable(alive(found), master, own, conf.getSizeAsMb("spark.executor.memory", "1g"));
        // A driver that was started again waits for its cores: the watch says so.
        return submitted ? Integer.MAX_VALUE : cores;
    }

    /** How the cluster of this project was started, if this is the address of its master. */
    static Optional<ClusterSettings> ofThisProject(String master) {
        List<MasterAddress> masters = MasterAddress.of(master);
        return ClusterFolder.ofThisProject()
                .running()
                .filter(own -> masters.stream().allMatch(one -> one.isHere() && one.port() == own.port()));
    }

    /** What to say to somebody who submits to other machines. */
    static Optional<String> elsewhere(List<MasterAddress> masters) {
        return masters.stream().allMatch(MasterAddress::isHere)
                ? Optional.empty()
                : Optional.of(
                        "The executors run on other machines: what you name with --checkpoint and the like must be"
                                + " in folders that all of them see.");
    }

    static String added(String names, String name) {
        return names.isBlank() ? name : names + "," + name;
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

    /** Without the workers that are gone, where the master's page can be read. */
    private static MasterProbe.Found alive(MasterProbe.Found found) {
        if (found.answer() != MasterProbe.Answer.MASTER) {
            return found;
        }
        return MasterPage.read(found.page())
                .map(MasterPage::workers)
                .map(workers -> new MasterProbe.Found(
                        found.answer(),
                        workers.stream().mapToInt(MasterPage.LiveWorker::cores).sum(),
                        workers.stream()
                                .mapToInt(MasterPage.LiveWorker::megabytes)
                                .max()
                                .orElse(0),
                        found.page()))
                .orElse(found);
    }

    /**
     * Says what a lab can have of a cluster.
     *
     * @param found what its master has answered
     * @param own how it was started, if it is that of this project
     * @param needed the memory of an executor, in megabytes
     * @return how many cores it has
     */
    static int usable(MasterProbe.Found found, String master, Optional<ClusterSettings> own, long needed) {
        switch (found.answer()) {
            case NOBODY ->
                throw UserError.failure(
                        own.isPresent()
                                ? NO_MASTER_RUNS
                                : "No Spark master listens on " + address(master)
                                        + "; type ./lab cluster in another terminal first.");
            case NO_MASTER ->
                throw UserError.failure("What listens on " + address(master)
                        + " does not answer as a master of Spark " + SPARK_VERSION
                        + ": it is none, or one of another version, or it wants a secret; type ./lab cluster for one that"
                        + " does.");
            case NOT_YET ->
                throw UserError.failure("The master " + master
                        + " gives out no cores now: it has just started again and still asks its workers whether they are"
                        + " there, or it stands by for another one; wait a minute, and type the same again.");
            case MASTER -> {}
        }
        if (found.cores() == 0) {
            throw UserError.failure("The master " + master + " has no worker; "
                    + own.map(settings -> "type " + Nodes.startOfAnother(settings) + " first.")
                            .orElse("start one first."));
        }
        if (found.megabytes() < needed) {
            throw UserError.failure("No worker of " + master + " has the " + needed
                    + " MB that an executor needs; start workers with more memory (./lab cluster --memory "
                    + (needed <= 1024 ? "1g" : needed + "m") + ").");
        }
        return found.cores();
    }

    /**
     * Executors elsewhere reach neither the driver, which listens on 127.0.0.1, nor the files of this machine.
     */
    private static void requireHere(String master, List<MasterAddress> masters) {
        if (elsewhere(masters).isPresent()) {
            throw UserError.usage("The executors of " + master
                    + " run on other machines, which see neither the folder work nor a driver on 127.0.0.1; type"
                    + " ./lab submit --print to hand a lab to that cluster, or ./lab cluster for one on this machine.");
        }
    }

    private static String address(String master) {
        return master.replaceFirst("spark://", "");
    }

    /** The project's own classes, a folder or a jar. */
    static Path ownCode() {
        return Workspace.codeOf(ClusterConf.class);
    }
}
