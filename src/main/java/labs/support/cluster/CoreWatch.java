package labs.support.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Says when a lab has had too few cores for a while: at its start, since another application has them, or after an
 * executor or a worker has died. Spark goes on without a word, and counts nothing. Spark makes it, for whoever names it in
 * {@code spark.extraListeners}.
 */
public final class CoreWatch extends SparkListener {
    /** How many receivers the stream has; each keeps a core. */
    static final String RECEIVERS = "spark.labs.receivers";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 500;

    private final int receivers;
    private final Duration patience;
    private final Consumer<String> say;
    private final String advice;
    private final Map<String, Integer> cores = new HashMap<>();
    private final Timer timer = new Timer("core-watch", true);
    private long enoughAt;
    private boolean said;

    public CoreWatch(SparkConf conf) {
        this(conf, PATIENCE, System.err::println);
    }

    /**
     * @param patience for how long there may be too few
     * @param say what hears of it
     */
    CoreWatch(SparkConf conf, Duration patience, Consumer<String> say) {
        this.patience = patience;
        this.say = say;
        receivers = conf.getInt(RECEIVERS, 0);
        advice = ClusterFolder.ofThisProject()
                .running()
                .map(found -> " (" + found.page() + "); ./lab cluster start-worker 3 starts one more.")
                .orElse(".");
    }

    @Override
    public synchronized void onApplicationStart(SparkListenerApplicationStart start) {
        enoughAt = System.nanoTime();
        TimerTask look = new TimerTask() {
            @Override
            public void run() {
                look();
            }
        };
        timer.schedule(look, LOOK_MILLIS, LOOK_MILLIS);
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        cores.put(added.executorId(), added.executorInfo().totalCores());
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        cores.remove(removed.executorId());
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd end) {
        timer.cancel();
    }

    private synchronized void look() {
        int found = cores.values().stream().mapToInt(Integer::intValue).sum();
        long now = System.nanoTime();
        if (found > receivers) {
            enoughAt = now;
            if (said) {
                say.accept("The lab has cores enough again: " + found + ".");
            }
            said = false;
        } else if (!said && now - enoughAt > patience.toNanos()) {
            said = true;
            say.accept("The lab waits for cores: it has " + found + ", and needs "
                    + (receivers == 0 ? "one" : "one for each receiver and one more, " + (receivers + 1))
                    + "; its executors may still be starting, another application may have the cores, or a worker is"
                    + " gone" + advice);
        }
    }
}
