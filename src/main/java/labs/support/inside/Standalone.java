package labs.support.inside;

import java.util.Map;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/** What Spark's standalone cluster is started by: its main classes and what they read from their environment. */
public final class Standalone {
    /** The variable in which a worker hands the secret to what it starts; it wins over the property. */
    public static final String SECRET_VARIABLE = "_SPARK_AUTH_SECRET";

    /** The main class of {@code spark-submit}. */
    public static final String SUBMIT = SparkSubmit.class.getName();

    private Standalone() {}

    /** Becomes a master: returns when it has ended. */
    public static void master(String... args) {
        Master.main(args);
    }

    /** Becomes a worker: returns when it has ended. */
    public static void worker(String... args) {
        Worker.main(args);
    }

    /**
     * What master and workers need beside the Java they run by.
     *
     * @param sparkHome a folder that has a folder {@code jars}; with these a worker starts executors and drivers
     */
    public static Map<String, String> environment(String sparkHome) {
        String version = scala.util.Properties.versionNumberString();
        return Map.of(
                "SPARK_HOME",
                sparkHome,
                "SPARK_SCALA_VERSION",
                version.substring(0, version.lastIndexOf('.')),
                "SPARK_LOCAL_IP",
                LoopbackConf.ADDRESS);
    }
}
