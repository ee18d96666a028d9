package labs.support.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import labs.support.inside.Modules;
import labs.support.inside.Standalone;

/**
 * The main class of a master's or worker's process. Before it becomes that, it reads the secret, and looks after its end:
 * with the process that started the cluster, it and all it has started end, too, however that process ended.
 */
final class Node {
    static final String MASTER = "master";
    private static final long LOOK_MILLIS = 200;

    private Node() {}

    /** @param args the cluster's folder, the process to end with, {@code master} or a worker's name, Spark's own arguments */
    public static void main(String[] args) throws IOException {
        ClusterFolder folder = ClusterFolder.at(Path.of(args[0]));
        endWith(Long.parseLong(args[1]));
        Modules.open();
        System.setProperty("spark.authenticate", "true");
        System.setProperty("spark.authenticate.secret", folder.secret());
        System.setProperty("spark.local.dir", folder.temporary().toString());
        // Whoever has an account on this machine reaches the pages.
        System.setProperty("spark.ui.killEnabled", "false");
        String[] own = Arrays.copyOfRange(args, 3, args.length);
        if (args[2].equals(MASTER)) {
            // Who is allowed to ask it is not asked for the secret.
            System.setProperty("spark.master.rest.enabled", "false");
            System.setProperty("spark.deploy.recoveryMode", "FILESYSTEM");
            System.setProperty(
                    "spark.deploy.recoveryDirectory", folder.recovery().toString());
            Standalone.master(own);
        } else {
            // The name that the master's page shows; a worker that comes back is another one.
            System.setProperty("spark.worker.idPattern", args[2] + "-%s");
            Standalone.worker(own);
        }
    }

    private static void endWith(long process) {
        Optional<ProcessHandle> cluster = ProcessHandle.of(process);
        Thread watch = new Thread(
                () -> {
                    while (cluster.isPresent() && cluster.get().isAlive()) {
                        try {
                            Thread.sleep(LOOK_MILLIS);
                        } catch (InterruptedException e) {
                            break;
                        }
                    }
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                    Runtime.getRuntime().halt(1);
                },
                "ends-with-the-cluster");
        watch.setDaemon(true);
        watch.start();
    }
}
