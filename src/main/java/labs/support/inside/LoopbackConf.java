package labs.support.inside;

import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;

/**
 * A {@link SparkConf} with which every port that Spark opens in the driver listens on the loopback address only. Two
 * settings do that for all but the UI, which listens on all addresses unless an environment variable names one; Spark
 * reads its environment through {@link #getenv}, which is {@code private[spark]} in Scala, as is {@link Utils}. Only who
 * submits with {@code spark.driver.bindAddress} opens the driver to other machines.
 */
public class LoopbackConf extends SparkConf {
    /** The address, as a number: no name has to be resolved. */
    public static final String ADDRESS = "127.0.0.1";

    private static final long serialVersionUID = 1L;

    private static final String BIND = "spark.driver.bindAddress";

    /** Who submits to a cluster of several machines names the address on which their executors reach the driver. */
    private static final boolean REACHABLE = System.getProperty(BIND) != null;

    static {
        if (!REACHABLE) {
            // Else Spark asks for this machine's own name, and stops where nobody knows it.
            Utils.setCustomHostname(ADDRESS);
        }
    }

    private transient String secret;

    /** Spark's own configuration, with what {@code spark-submit} set taking part as always. */
    protected LoopbackConf() {
        super(true);
        if (!REACHABLE) {
            set("spark.driver.host", ADDRESS);
            set(BIND, ADDRESS);
        }
    }

    private LoopbackConf(LoopbackConf original) {
        super(false);
        setAll(scala.Predef.wrapRefArray(original.getAll()));
        secret = original.secret;
    }

    /**
     * Authenticates with the secret of a cluster. Spark wants the setting, yet takes the secret from the environment if it
     * is there: so it gets into no checkpoint, where the settings are kept.
     */
    public void authenticateWith(String secret) {
        this.secret = secret;
        set("spark.authenticate", "true");
        set("spark.authenticate.secret", "(in the cluster's folder)");
    }

    @Override
    public String getenv(String name) {
        if (secret != null && name.equals(Standalone.SECRET_VARIABLE)) {
            return secret;
        }
        return name.equals("SPARK_LOCAL_IP") && !REACHABLE ? ADDRESS : super.getenv(name);
    }

    /** SparkContext works on a copy, which must answer {@link #getenv} in the same way. */
    @Override
    public SparkConf clone() {
        return new LoopbackConf(this);
    }
}
