package labs.support.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /** How many cores it needs without any. */
    static final String CORES = "spark.labs.cores";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 500;

    private final int receivers;
    private final int needed;
    private final Duration patience;
    private final Consumer<String> say;
    private final Supplier<String> advice;
    private final Map<String, Integer> cores = new HashMap<>();
    private final Timer timer = new Timer("core-watch", true);
    private long enoughAt;
    private boolean said;

    public CoreWatch(SparkConf conf) {
        this(conf, PATIENCE, System.err::println, () -> advice(conf.get("spark.master")));
    }

    /**
     * @param patience for how long there may be too few
     * @param say what hears of it
     * @param advice the end of the sentence, asked for when it is said
     */
    CoreWatch(SparkConf conf, Duration patience, Consumer<String> say, Supplier<String> advice) {
        this.patience = patience;
        this.say = say;
        this.advice = advice;
        receivers = conf.getInt(RECEIVERS, 0);
        needed = Math.max(receivers + 1, conf.getInt(CORES, 1));
    }

    private static String advice(String master) {
        return ClusterConf.ofThisProject(master)
                .map(own -> " (" + own.page() + "); " + Nodes.startOfAnother(own) + " starts one more.")
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
        if (found >= needed) {
            enoughAt = now;
            if (said) {
                say.accept("The lab has cores enough again: " + found + ".");
            }
            said = false;
        } else if (!said && now - enoughAt > patience.toNanos()) {
            said = true;
            say.accept("The lab waits for cores: it has " + found + ", and needs " + need()
                    + "; its executors may still be starting, a driver or another application may have the cores or the"
                    + " memory for them, or a worker is gone" + advice.get());
        }
    }

    private String need() {
        if (receivers > 0) {
            return "one for each receiver and one more, " + needed;
        }
        return needed == 1 ? "one" : String.valueOf(needed);
    }
}
