package labs.support;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.slf4j.LoggerFactory;

/**
 * Begins with what every Spark lab needs in a moment, on another core, while the command line is still being read: the
 * logging system, Hadoop's configuration and its user. None of these is Spark's own, so that nothing of Spark starts
 * before the lab wants it.
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
     * Waits until logging is ready: before, SLF4J gives out loggers that are none. Does nothing where nobody has begun.
     */
    static void awaitLogging() {
        if (begun) {
            try {
                LOGGING.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
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
        } catch (IOException e) {
            // Spark asks for the same, and tells what is wrong.
        }
    }
}
