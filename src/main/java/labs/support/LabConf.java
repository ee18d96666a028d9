package labs.support;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.support.cluster.ClusterConf;
import labs.support.inside.CheckpointFiles;
import labs.support.inside.LoopbackConf;
import labs.support.inside.Modules;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * The configuration of every Spark context here. It is for a machine that others can reach: every port that Spark opens
 * listens on the loopback address only. Making one also opens the packages of the JDK that Spark needs.
 */
public class LabConf extends LoopbackConf {
    private static final long serialVersionUID = 1L;
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d+|\\*)(?:,\\s*\\d+)?])?");

    private final transient RunOptions options;
    private final transient int clusterCores;

    /**
     * @param appName the name that the Spark UI shows
     * @param options where to run
     */
    public LabConf(String appName, RunOptions options) {
        this.options = options;
        Modules.open();
        haveUser();
        setMaster(checked(options.master(2)));
        setAppName(appName);
        set("spark.ui.showConsoleProgress", "false");
        // The UI takes the first free port from 4040 on; Spark looks at 16.
        set("spark.port.maxRetries", "200");
        // MLlib's arithmetic in Java: a native library that a machine does not have is told in a line of its own.
        System.setProperty("dev.ludovic.netlib.blas.allowNative", "false");
        // Otherwise Spark SQL makes a folder in whatever folder the lab was started from.
        set("spark.sql.warehouse.dir", Workspace.forSpark(Workspace.work().resolve("spark-warehouse")));
        // Hadoop's own local file system starts a process for each file that it writes (chmod, readlink): thousands,
        // with a checkpoint in every batch. On Windows it cannot do without winutils.exe.
        set("spark.hadoop.fs.file.impl", "com.globalmentor.apache.hadoop.fs.BareLocalFileSystem");
        // Spark SQL's usual manager needs Hadoop's AbstractFileSystem, which that file system does not have.
        set("spark.sql.streaming.checkpointFileManagerClass", CheckpointFiles.MANAGER);
        String master = get("spark.master");
        clusterCores = ClusterConf.isCluster(master) ? ClusterConf.complete(this, master) : Integer.MAX_VALUE;
    }

    /**
     * Refuses a master with fewer threads or cores than the receivers and one task need; the default one gets as many.
     *
     * @param receivers how many receivers the lab starts; each keeps a thread for itself
     */
    public LabConf needsReceivers(int receivers) {
        ClusterConf.receivers(this, receivers);
        return needsThreads(receivers + 1, why(receivers));
    }

    /**
     * Refuses a local master with fewer threads, or a cluster with fewer cores; the default master gets as many.
     *
     * @param threads how many tasks must run at the same time
     * @param why what keeps them, and what would become of it, as a part of the sentence
     */
    public LabConf needsThreads(int threads, String why) {
        setMaster(options.master(threads));
        requireThreads(get("spark.master"), threads, why);
        ClusterConf.cores(this, threads);
        ClusterConf.requireCores(get("spark.master"), clusterCores, threads, why);
        return this;
    }

    /** Refuses a local master with fewer threads than these receivers and one task need. */
    static void requireThreads(String master, int receivers) {
        requireThreads(master, receivers + 1, why(receivers));
    }

    private static void requireThreads(String master, int threads, String why) {
        int there = localThreads(master);
        if (there < threads) {
            throw UserError.usage("The master " + master + " has " + there + " thread" + (there == 1 ? "" : "s")
                    + " and " + why + "; type --master \"local[" + threads + "]\" or more.");
        }
    }

    private static String why(int receivers) {
        return (receivers == 1 ? "the receiver keeps one for itself" : "the " + receivers + " receivers keep one each")
                + ", so nothing would ever be counted";
    }

    /** Hadoop asks who works here, and fails where the system knows only a number: in a container, most of the time. */
    private static void haveUser() {
        try {
            UserGroupInformation.getLoginUser();
        } catch (IOException e) {
            UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser("student"));
        }
    }

    private static int localThreads(String master) {
        Matcher local = LOCAL.matcher(master);
        if (!local.matches()) {
            return Integer.MAX_VALUE;
        }
        String threads = local.group(1);
        if (threads == null) {
            return 1;
        }
        return threads.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(threads);
    }

    private static String checked(String master) {
        boolean cluster = master.startsWith("spark://")
                || master.startsWith("local-cluster[")
                || master.equals("yarn")
                || master.startsWith("k8s://")
                || master.startsWith("mesos://");
        if (!cluster && !(LOCAL.matcher(master).matches() && !master.startsWith("local[0"))) {
            throw UserError.usage(
                    "'" + master + "' is not a Spark master; type --master \"local[2]\" or spark://HOST:7077.");
        }
        return master;
    }
}
