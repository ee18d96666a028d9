package labs.support.inside;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.DeployMessages;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import scala.reflect.ClassTag$;

/**
 * Asks a master what an application would ask it, in its own protocol. An application that gets no answer tries for a
 * minute, and then ends with an exception that says nothing.
 */
public final class MasterProbe {
    private static final int CONNECT_MILLIS = 5_000;
    private static final String TIMEOUT = "10s";

    private MasterProbe() {}

    /** What was found. */
    public enum Answer {
        /** A master that speaks as this Spark does. */
        MASTER,
        /** Nobody listens. */
        NOBODY,
        /** Somebody listens, but gives no answer of a master of this version. */
        NO_MASTER
    }

    /**
     * What a master has answered.
     *
     * @param answer what was found
     * @param cores of all its workers, 0 where there is no master
     * @param megabytes the memory of its largest worker, 0 where there is none
     */
    public record Found(Answer answer, int cores, int megabytes) {}

    /**
     * Asks.
     *
     * @param host where the master is
     * @param port its port
     * @param conf with which an application would run; with it, it proves that it knows the secret
     */
    public static Found ask(String host, int port, SparkConf conf) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        } catch (IOException e) {
            return new Found(Answer.NOBODY, 0, 0);
        }
        try {
            DeployMessages.MasterStateResponse state = ask(
                    host,
                    port,
                    conf,
                    DeployMessages.RequestMasterState$.MODULE$,
                    DeployMessages.MasterStateResponse.class);
            int cores = 0;
            int megabytes = 0;
            for (WorkerInfo worker : state.workers()) {
                cores += worker.cores();
                megabytes = Math.max(megabytes, worker.memory());
            }
            return new Found(Answer.MASTER, cores, megabytes);
        } catch (Exception e) {
            return new Found(Answer.NO_MASTER, 0, 0);
        }
    }

    /**
     * Asks a master to end a driver.
     *
     * @return what the master says
     */
    public static String kill(String host, int port, SparkConf conf, String driver) {
        return ask(
                        host,
                        port,
                        conf,
                        new DeployMessages.RequestKillDriver(driver),
                        DeployMessages.KillDriverResponse.class)
                .message();
    }

    private static <T> T ask(String host, int port, SparkConf conf, Object message, Class<T> answer) {
        SparkConf own = conf.clone()
                .set("spark.rpc.askTimeout", TIMEOUT)
                .set("spark.rpc.lookupTimeout", TIMEOUT)
                .set("spark.rpc.io.connectionTimeout", TIMEOUT);
        SecurityManager security =
                new SecurityManager(own, scala.Option.empty(), SecurityManager.$lessinit$greater$default$3());
        // As a client: it listens on no port.
        RpcEnv rpc = RpcEnv.create("probe", LoopbackConf.ADDRESS, 0, own, security, true);
        try {
            return rpc.setupEndpointRef(new RpcAddress(host, port), "Master")
                    .askSync(message, ClassTag$.MODULE$.apply(answer));
        } finally {
            rpc.shutdown();
        }
    }
}
