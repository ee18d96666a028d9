package labs.support.kafka;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** Says when the Kafka broker goes away and when it is back. A direct stream itself waits without a word. */
final class BrokerWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 3_000;

    private final String servers;
    private final PrintStream out;
    private final Admin admin;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "broker-watch");
        thread.setDaemon(true);
        return thread;
    });
    private boolean silent;

    /**
     * Begins to look.
     *
     * @param out where the sentences go
     */
    BrokerWatch(String servers, PrintStream out) {
        this.servers = servers;
        this.out = out;
        this.admin = KafkaAdmins.open(servers, ANSWER_MILLIS);
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ZERO);
    }

    private void look() {
        try {
            admin.describeCluster().nodes().get();
            if (silent) {
                silent = false;
                out.println("The Kafka broker answers again.");
            }
        } catch (ExecutionException e) {
            if (!silent) {
                silent = true;
                out.println(
                        "The Kafka broker at " + servers + " does not answer; the stream waits for it. Start it again,"
                                + " or stop the lab with Ctrl-C.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
