package labs.support.inside;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.DeployMessages;
import org.apache.spark.deploy.master.MasterMessages;
import org.apache.spark.deploy.master.RecoveryState;
import org.apache.spark.deploy.master.WorkerInfo;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import scala.reflect.ClassTag$;

/**
 * Asks a master what an application would ask it, in its own protocol. An application that gets no answer tries for a
 * minute, and then ends with an exception that says nothing.
 */
public final class MasterProbe {
    private static final int CONNECT_MILLIS = 5_000;
    private static final String TIMEOUT = "10s";
    private static final long RECOVERY_MILLIS = 20_000;
    private static final long LOOK_MILLIS = 200;

    private MasterProbe() {}

    /** What was found. */
    public enum Answer {
        /** A master that speaks as this Spark does. */
        MASTER,
        /** Such a master, which gives out no cores: it recovers, or stands by for another one. */
        NOT_YET,
        /** Somebody listens, but gives no answer of a master of this version. */
        NO_MASTER,
        /** Nobody listens. */
        NOBODY
    }

    /**
     * What a master has answered.
     *
     * @param answer what was found
     * @param cores of all its workers, 0 where there is no master; those that are gone count for a while, since a worker
     *     that is sent to somebody forgets its state
     * @param megabytes the memory of the largest of them, 0 where there is none
     * @param page the address of its page, which tells workers that are alive from others; empty where there is no master
     */
    public record Found(Answer answer, int cores, int megabytes, String page) {
        private static Found no(Answer answer) {
            return new Found(answer, 0, 0, "");
        }
    }

    /**
     * Asks the masters of a cluster, of which one works; and again for a while, if none does yet: a recovery takes less
     * than a second as a rule.
     *
     * @param masters their addresses, {@code HOST:PORT}
     * @param conf with which an application would run; with it, it proves that it knows the secret
     * @return the answer of the one that works, or else what comes nearest to it
     */
    public static Found ask(List<String> masters, SparkConf conf) {
        long deadline = System.nanoTime() + RECOVERY_MILLIS * 1_000_000;
        while (true) {
            Found best = masters.stream()
                    .map(address -> RpcAddress.fromSparkURL("spark://" + address))
                    .map(master -> ask(master.host(), master.port(), conf))
                    .min(Comparator.comparing(Found::answer))
                    .orElseThrow();
            if (best.answer() != Answer.NOT_YET || System.nanoTime() > deadline) {
                return best;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return best;
            }
        }
    }

    private static Found ask(String host, int port, SparkConf conf) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        } catch (IOException e) {
            return Found.no(Answer.NOBODY);
        }
        try {
            return talk(host, port, conf, master -> found(host, master));
        } catch (Exception e) {
            return Found.no(Answer.NO_MASTER);
        }
    }

    private static Found found(String host, RpcEndpointRef master) {
        DeployMessages.MasterStateResponse state =
                ask(master, DeployMessages.RequestMasterState$.MODULE$, DeployMessages.MasterStateResponse.class);
        int cores = 0;
        int megabytes = 0;
        for (WorkerInfo worker : state.workers()) {
            cores += worker.cores();
            megabytes = Math.max(megabytes, worker.memory());
        }
        boolean works = state.status().equals(RecoveryState.ALIVE());
        int port = ask(master, MasterMessages.BoundPortsRequest$.MODULE$, MasterMessages.BoundPortsResponse.class)
                .webUIPort();
        return new Found(works ? Answer.MASTER : Answer.NOT_YET, cores, megabytes, "http://" + host + ":" + port);
    }

    /**
     * Asks a master to end a driver.
     *
     * @return what the master says
     */
    public static String kill(String host, int port, SparkConf conf, String driver) {
        return talk(
                host,
                port,
                conf,
                master -> ask(
                                master,
                                new DeployMessages.RequestKillDriver(driver),
                                DeployMessages.KillDriverResponse.class)
                        .message());
    }

    private static <T> T ask(RpcEndpointRef master, Object message, Class<T> answer) {
        return master.askSync(message, ClassTag$.MODULE$.apply(answer));
    }

    /** One connection, over which a master can be asked several times. */
    private static <T> T talk(String host, int port, SparkConf conf, Function<RpcEndpointRef, T> questions) {
        SparkConf own = conf.clone()
                .set("spark.rpc.askTimeout", TIMEOUT)
                .set("spark.rpc.lookupTimeout", TIMEOUT)
                .set("spark.rpc.io.connectionTimeout", TIMEOUT);
        SecurityManager security =
                new SecurityManager(own, scala.Option.empty(), SecurityManager.$lessinit$greater$default$3());
        // As a client: it listens on no port.
        RpcEnv rpc = RpcEnv.create("probe", LoopbackConf.ADDRESS, 0, own, security, true);
        try {
            return questions.apply(rpc.setupEndpointRef(new RpcAddress(host, port), "Master"));
        } finally {
            rpc.shutdown();
        }
    }
}
