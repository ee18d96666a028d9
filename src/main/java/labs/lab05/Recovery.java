package labs.lab05;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeSet;
import labs.support.inside.RecoveredStream;
import labs.support.time.BatchClock;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerBatchSubmitted;
import org.apache.spark.streaming.scheduler.StreamingListenerStreamingStarted;

/** Says on standard error what was recovered, what Spark does about the time in between, and when that is done. */
final class Recovery implements StreamingListener {

    private final long began = System.nanoTime();
    private final long checkpointTime;
    /** What Spark runs before the first batch of its own time. */
    private final TreeSet<Long> old = new TreeSet<>();

    private boolean started;
    private int completed;

    private Recovery(long checkpointTime) {
        this.checkpointTime = checkpointTime;
    }

    /**
     * Says how to kill the driver, and whether the stream is new or comes from a checkpoint. Call it before the start.
     *
     * @param demo whether the text comes from this process itself
     */
    static void announce(JavaStreamingContext jssc, boolean demo) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        System.err.println("To kill the driver as a crash would, type in another terminal: "
                + (windows ? "taskkill /F /PID " : "kill -9 ")
                + ProcessHandle.current().pid());
        if (demo) {
            System.err.println("With --demo the text server is part of this process: a kill ends both, and every demo"
                    + " starts empty. To see a recovery, use ./lab feed in a terminal of its own.");
        }
        OptionalLong checkpoint = RecoveredStream.checkpointTime(jssc);
        if (checkpoint.isEmpty()) {
            System.err.println("There was no checkpoint: the stream is new.");
        } else {
            long time = checkpoint.getAsLong();
            System.err.println("Recovered from the checkpoint of " + clock(time) + ".");
            jssc.addStreamingListener(new Recovery(time));
        }
    }

    /** The time of day, as short as the time allows. */
    static String clock(long millis) {
        return (millis % 1000 == 0 ? BatchClock.SECONDS : BatchClock.MILLIS).at(millis);
    }

    /** Spark submits all old batches while it starts. */
    @Override
    public void onBatchSubmitted(StreamingListenerBatchSubmitted batch) {
        if (!started) {
            old.add(batch.batchInfo().batchTime().milliseconds());
        }
    }

    @Override
    public void onStreamingStarted(StreamingListenerStreamingStarted event) {
        started = true;
        say(
                "Run again",
                old.headSet(checkpointTime, true),
                "not complete in the checkpoint; if it was printed, it is printed twice");
        say("Missed while no driver was running, and run now", old.tailSet(checkpointTime, false), "in their order");
    }

    /** Batches run one after the other, in the order of their times. */
    @Override
    public void onBatchCompleted(StreamingListenerBatchCompleted batch) {
        if (old.contains(batch.batchInfo().batchTime().milliseconds()) && ++completed == old.size()) {
            System.err.printf(
                    "Caught up: %s run in %.1f s.%n", number(old), (System.nanoTime() - began) / 1_000_000_000.0);
        }
    }

    private static void say(String what, Collection<Long> times, String why) {
        if (!times.isEmpty()) {
            TreeSet<Long> sorted = new TreeSet<>(times);
            String range =
                    sorted.size() == 1 ? clock(sorted.first()) : clock(sorted.first()) + " to " + clock(sorted.last());
            System.err.println(what + ": " + number(times) + ", " + range + " (" + why + ").");
        }
    }

    private static String number(Collection<Long> batches) {
        return String.format(Locale.ROOT, "%,d batch%s", batches.size(), batches.size() == 1 ? "" : "es");
    }
}
