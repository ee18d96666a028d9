package labs.support;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.json.MetricsModule;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.apache.spark.io.LZ4CompressionCodec;
import org.apache.spark.network.util.IOMode;
import org.apache.spark.network.util.NettyUtils;
import org.apache.spark.rdd.RDDOperationScope;
import org.apache.spark.serializer.JavaSerializer;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.reflect.ClassTag;

/**
 * Begins with what every Spark lab needs in a moment, on another core, while the command line is still being read and the
 * Spark context is made: the logging system, Hadoop's configuration and its user, and parts of Spark that need no
 * context. Each of them is used once and thrown away, so that its classes are initialised when the lab comes to them.
 * Nothing that a lab teaches starts before the lab starts it.
 */
public final class HeadStart {
    private static final CountDownLatch LOGGING = new CountDownLatch(1);
    private static volatile boolean begun;

    private HeadStart() {}

    /** Begins; to be called once, as early as possible. */
    public static void begin() {
        begun = true;
        Thread thread = new Thread(HeadStart::prepare, "head-start");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until logging is ready: before, SLF4J gives out loggers that are none. The time is used for the names of
     * Spark's settings, the first thing that a Spark configuration asks for. Does nothing where nobody has begun.
     */
    static void awaitLogging() {
        if (begun) {
            try {
                Class.forName("org.apache.spark.internal.config.package$");
                LOGGING.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void prepare() {
        try {
            LoggerFactory.getLogger(HeadStart.class);
        } finally {
            LOGGING.countDown();
        }
        try {
            new Configuration().size();
            UserGroupInformation.getCurrentUser();
            Modules.open(); // The lab's own thread does the same, perhaps later.
            network();
            json();
            serialization();
        } catch (IOException | RuntimeException | LinkageError e) {
            // The lab asks for the same, and tells what is wrong.
        }
    }

    /** What connects the parts of Spark. */
    private static void network() {
        NettyUtils.createEventLoop(IOMode.NIO, 1, "head-start").shutdownGracefully();
    }

    /** What the Spark UI gets from each RDD, and from the metrics. */
    private static void json() throws IOException {
        new RDDOperationScope("head start", Option.empty(), "0").toJson();
        new ObjectMapper()
                .registerModule(new MetricsModule(TimeUnit.SECONDS, TimeUnit.MILLISECONDS, false))
                .writeValueAsString(new MetricRegistry());
    }

    /** What a task goes through on its way to an executor. */
    private static void serialization() throws IOException {
        SparkConf none = new SparkConf(false);
        new JavaSerializer(none).newInstance().serialize("head start", ClassTag.Any());
        new LZ4CompressionCodec(none)
                .compressedOutputStream(new ByteArrayOutputStream())
                .close();
    }
}
