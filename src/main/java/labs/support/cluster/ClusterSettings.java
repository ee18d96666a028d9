package labs.support.cluster;

import java.util.Properties;
import labs.support.inside.LoopbackConf;

/**
 * How a cluster was started.
 *
 * @param port of its master, on 127.0.0.1
 * @param uiPort of the master's page; the workers' pages take the next ones that are free
 * @param workers how many it starts with
 * @param cores of each worker: how many tasks it runs at the same time, whatever the machine has
 * @param megabytes of each worker, for executors and drivers
 * @param process the process that started it, and with which it ends
 */
public record ClusterSettings(int port, int uiPort, int workers, int cores, int megabytes, long process) {
    /** What is typed after {@code --master}. */
    public String master() {
        return "spark://" + LoopbackConf.ADDRESS + ":" + port;
    }

    /** The address of the master's page. */
    public String page() {
        return "http://" + LoopbackConf.ADDRESS + ":" + uiPort;
    }

    String text() {
        return "port=%d\nuiPort=%d\nworkers=%d\ncores=%d\nmegabytes=%d\nprocess=%d\n"
                .formatted(port, uiPort, workers, cores, megabytes, process);
    }

    static ClusterSettings of(Properties found) {
        return new ClusterSettings(
                Integer.parseInt(found.getProperty("port")),
                Integer.parseInt(found.getProperty("uiPort")),
                Integer.parseInt(found.getProperty("workers")),
                Integer.parseInt(found.getProperty("cores")),
                Integer.parseInt(found.getProperty("megabytes")),
                Long.parseLong(found.getProperty("process")));
    }
}
