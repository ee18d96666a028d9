package labs.lab11.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file in which lab 5 keeps its counts, watched: what is counted, and for how long nothing new was. */
final class Counts implements AutoCloseable {
    private static final int LOOK_MILLIS = 50;

    private final Path file;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Counts::daemon);
    private Map<Integer, Integer> counts = Map.of();
    private long changed = System.nanoTime();
    private int last;
    private long longest;

    Counts(Path file) {
        this.file = file;
        watch.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How often each number has been counted, now. */
    synchronized Map<Integer, Integer> now() {
        return counts;
    }

    /** The last line that has been counted, 0 if none has. */
    synchronized int last() {
        return last;
    }

    /** Forgets how long the stream has stood still. */
    synchronized void forget() {
        longest = 0;
    }

    /** The longest time without a new result since {@link #forget}, in seconds. */
    synchronized double stoodStill() {
        return Math.max(longest, System.nanoTime() - changed) / 1e9;
    }

    private synchronized void look() {
        Map<Integer, Integer> found = read();
        if (found != null && !found.equals(counts)) {
            long now = System.nanoTime();
            longest = Math.max(longest, now - changed);
            changed = now;
            counts = found;
            last = found.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /** Nothing while the file is not there. */
    private Map<Integer, Integer> read() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split("\t"))
                    .collect(Collectors.toMap(line -> NumberedLines.number(line[0]), line -> Integer.valueOf(line[1])));
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "counts");
        thread.setDaemon(true);
        return thread;
    }
}
