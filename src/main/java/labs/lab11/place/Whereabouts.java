package labs.lab11.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import labs.support.time.BatchClock;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.storage.BlockUpdatedInfo;
import org.apache.spark.storage.BroadcastBlockId;
import org.apache.spark.storage.StreamBlockId;
import org.apache.spark.streaming.scheduler.ReceiverInfo;
import org.apache.spark.streaming.scheduler.StreamingListener;
import org.apache.spark.streaming.scheduler.StreamingListenerOutputOperationCompleted;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverError;
import org.apache.spark.streaming.scheduler.StreamingListenerReceiverStarted;

/**
 * What the driver hears of its executors: who is there, who has which block, and where each receiver sits. Who comes and
 * goes is said on standard error; a batch that failed, on standard output, in its place between the others.
 */
public final class Whereabouts extends SparkListener implements StreamingListener {
    /** The functions of a stream that comes out of a checkpoint find it by the context: they cannot hold it. */
    private static final Map<String, Whereabouts> ALL = new ConcurrentHashMap<>();

    /** The executors of each block, with how they store it. */
    private final Map<String, Map<String, String>> blocks = new TreeMap<>();

    private final Map<Integer, String> receivers = new TreeMap<>();
    /** The names of the received blocks of each batch that is not printed yet, one for each partition. */
    private final Map<Long, List<String>> reads = new TreeMap<>();

    Whereabouts() {}

    /** Those of an application; from the first call on it listens. */
    public static Whereabouts of(SparkContext spark) {
        return ALL.computeIfAbsent(spark.applicationId(), id -> {
            Whereabouts all = new Whereabouts();
            spark.addSparkListener(all);
            return all;
        });
    }

    /** A batch is going to read these blocks. */
    public synchronized void reads(long batch, List<String> names) {
        reads.put(batch, names);
    }

    /** The blocks of a batch, of which nobody asks again. */
    synchronized List<String> readBy(long batch) {
        List<String> names = reads.remove(batch);
        reads.keySet().removeIf(older -> older < batch);
        return names == null ? List.of() : names;
    }

    /** Who has a block now, and how. */
    synchronized Map<String, String> placesOf(String block) {
        return new TreeMap<>(blocks.getOrDefault(block, Map.of()));
    }

    /** The executor of each receiver. */
    synchronized Map<Integer, String> receivers() {
        return new TreeMap<>(receivers);
    }

    /** Who has fetched a broadcast variable until now. */
    synchronized List<String> fetched(long broadcast) {
        List<String> executors =
                new ArrayList<>(placesOf("broadcast_" + broadcast).keySet());
        executors.remove(Place.DRIVER);
        return executors;
    }

    /** Executors report every block that they store, drop or copy. */
    @Override
    public synchronized void onBlockUpdated(SparkListenerBlockUpdated updated) {
        BlockUpdatedInfo block = updated.blockUpdatedInfo();
        String name;
        if (block.blockId() instanceof StreamBlockId) {
            name = block.blockId().name();
        } else if (block.blockId() instanceof BroadcastBlockId broadcast) {
            name = "broadcast_" + broadcast.broadcastId();
        } else {
            return;
        }
        String executor = block.blockManagerId().executorId();
        if (block.storageLevel().isValid()) {
            blocks.computeIfAbsent(name, unknown -> new TreeMap<>()).put(executor, stored(block));
        } else if (blocks.containsKey(name)) {
            blocks.get(name).remove(executor);
            blocks.values().removeIf(Map::isEmpty);
        }
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded added) {
        int cores = added.executorInfo().totalCores();
        System.err.println(now() + "  executor " + added.executorId() + " is there, with " + cores
                + (cores == 1 ? " core" : " cores"));
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        String executor = removed.executorId();
        System.err.println(now() + "  executor " + executor + " is gone: " + firstLine(removed.reason()));
        blocks.values().forEach(places -> places.remove(executor));
        blocks.values().removeIf(Map::isEmpty);
        receivers.values().removeIf(executor::equals);
    }

    @Override
    public synchronized void onReceiverStarted(StreamingListenerReceiverStarted started) {
        ReceiverInfo receiver = started.receiverInfo();
        receivers.put(receiver.streamId(), receiver.executorId());
    }

    @Override
    public synchronized void onReceiverError(StreamingListenerReceiverError failed) {
        receivers.remove(failed.receiverInfo().streamId());
    }

    @Override
    public void onOutputOperationCompleted(StreamingListenerOutputOperationCompleted completed) {
        if (completed.outputOperationInfo().failureReason().isDefined()) {
            long batch = completed.outputOperationInfo().batchTime().milliseconds();
            System.out.println(BatchClock.SECONDS.at(batch) + "  this batch FAILED: "
                    + firstLine(completed.outputOperationInfo().failureReason().get()));
        }
    }

    private static String stored(BlockUpdatedInfo block) {
        List<String> how = new ArrayList<>();
        if (block.storageLevel().useMemory()) {
            how.add("%.1f kB in memory".formatted(block.memSize() / 1000.0));
        }
        if (block.storageLevel().useDisk()) {
            how.add("%.1f kB on disk".formatted(block.diskSize() / 1000.0));
        }
        return String.join(", ", how);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    private static String now() {
        return BatchClock.SECONDS.at(System.currentTimeMillis());
    }
}
