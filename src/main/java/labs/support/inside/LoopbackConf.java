package labs.support.inside;

import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;

/**
 * A {@link SparkConf} with which every port that Spark opens in the driver listens on the loopback address only. Two
 * settings do that for all but the UI, which listens on all addresses unless an environment variable names one; Spark
 * reads its environment through {@link #getenv}, which is {@code private[spark]} in Scala, as is {@link Utils}.
 */
public class LoopbackConf extends SparkConf {
    /** The address, as a number: no name has to be resolved. */
    public static final String ADDRESS = "127.0.0.1";

    private static final long serialVersionUID = 1L;

    static {
        // Else Spark asks for this machine's own name, and stops where nobody knows it.
        Utils.setCustomHostname(ADDRESS);
    }

    /** Spark's own configuration, with what {@code spark-submit} set taking part as always. */
    protected LoopbackConf() {
        super(true);
        set("spark.driver.host", ADDRESS);
        set("spark.driver.bindAddress", ADDRESS);
    }

    private LoopbackConf(LoopbackConf original) {
        super(false);
        setAll(scala.Predef.wrapRefArray(original.getAll()));
    }

    @Override
    public String getenv(String name) {
        return name.equals("SPARK_LOCAL_IP") ? ADDRESS : super.getenv(name);
    }

    /** SparkContext works on a copy, which must answer {@link #getenv} in the same way. */
    @Override
    public SparkConf clone() {
        return new LoopbackConf(this);
    }
}
