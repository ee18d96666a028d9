package labs.support;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.support.inside.CheckpointFiles;
import labs.support.inside.LoopbackConf;
import labs.support.inside.Modules;

/**
 * The configuration of every Spark context here. It is for a machine that others can reach: every port that Spark opens
 * listens on the loopback address only. Making one also opens the packages of the JDK that Spark needs.
 */
public class LabConf extends LoopbackConf {
    private static final long serialVersionUID = 1L;
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d+|\\*)(?:,\\s*\\d+)?])?");

    /**
     * @param appName the name that the Spark UI shows
     * @param options where to run
     */
    public LabConf(String appName, RunOptions options) {
        Modules.open();
        setMaster(checked(options.master()));
        setAppName(appName);
        set("spark.ui.showConsoleProgress", "false");
        // MLlib's arithmetic in Java: a native library that a machine does not have is told in a line of its own.
        System.setProperty("dev.ludovic.netlib.blas.allowNative", "false");
        // Otherwise Spark SQL makes a folder in whatever folder the lab was started from.
        set("spark.sql.warehouse.dir", Workspace.forSpark(Workspace.work().resolve("spark-warehouse")));
        // Hadoop's own local file system starts a process for each file that it writes (chmod, readlink): thousands,
        // with a checkpoint in every batch. On Windows it cannot do without winutils.exe.
        set("spark.hadoop.fs.file.impl", "com.globalmentor.apache.hadoop.fs.BareLocalFileSystem");
        // Spark SQL's usual manager needs Hadoop's AbstractFileSystem, which that file system does not have.
        set("spark.sql.streaming.checkpointFileManagerClass", CheckpointFiles.MANAGER);
    }

    /**
     * Refuses a local master with fewer threads than the receivers and one task need.
     *
     * @param receivers how many receivers the lab starts; each keeps a thread for itself
     */
    public LabConf needsReceivers(int receivers) {
        int threads = localThreads(get("spark.master"));
        if (threads <= receivers) {
            throw UserError.usage("The master " + get("spark.master") + " has " + threads + " thread"
                    + (threads == 1 ? "" : "s") + " and the receiver keeps " + (receivers == 1 ? "one" : receivers)
                    + " for itself, so nothing would ever be counted; type --master 'local[" + (receivers + 1)
                    + "]' or more.");
        }
        return this;
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
                    "'" + master + "' is not a Spark master; type --master 'local[2]' or spark://HOST:7077.");
        }
        return master;
    }
}
