package labs.lab11.drill;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import labs.harness.lab.ClusterParts;
import labs.harness.lab.ClusterProcess;
import labs.harness.lab.LabProcess;
import labs.harness.machine.Ports;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A count of numbered lines, submitted and supervised, under which parts of the cluster are killed; in the end each line
 * is accounted for. The lines come from {@code ./lab feed} and wait there while nobody reads them.
 */
public final class ClusterDrill implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(180);

    private final ClusterProcess cluster;
    private final ClusterParts parts;
    private final LabProcess feed;
    private final NumberedLines lines;
    private final Counts counts;

    /**
     * Starts the count on a cluster on which nothing else runs.
     *
     * @param options of lab 5, such as {@code --wal}
     */
    public ClusterDrill(ClusterProcess cluster, String... options) {
        this.cluster = cluster;
        this.parts = new ClusterParts(cluster);
        String port = String.valueOf(Ports.free());
        feed = cluster.lab("feed", "--port", port);
        feed.awaitErr(line -> line.startsWith("Serving "));
        counts = new Counts(cluster.home().resolve("work/lab05/counts.tsv"));
        lines = new NumberedLines(feed, counts::last);
        // Of its own for each drill: a supervised driver with --fresh would begin anew each time that it is started.
        String checkpoint =
                cluster.home().resolve("work/checkpoints/drill-" + port).toString();
        List<String> submit = new ArrayList<>(List.of("submit", "5", "--supervise", "--checkpoint", checkpoint));
        submit.addAll(List.of("--host", "127.0.0.1", "--port", port));
        submit.addAll(List.of(options));
        cluster.ended(submit.toArray(String[]::new));
    }

    /**
     * What has become of the lines.
     *
     * @param typed how many there were
     * @param lost how many of them were never counted
     * @param twice how many were counted more than once
     */
    public record Lines(int typed, long lost, long twice) {}

    /**
     * Kills, and waits until lines are counted that were typed after it, by as many executors as before.
     *
     * @return for how many seconds there was no new result; a batch interval is none
     */
    public double kill(Kill kill) {
        if (counts.last() == 0) {
            awaitNewLines();
        }
        int executors = parts.executors().size();
        counts.forget();
        kill.in(parts);
        awaitNewLines();
        double stoodStill = counts.stoodStill();
        awaitThat("as many executors as before", () -> parts.executors().size() >= executors);
        return stoodStill;
    }

    /** Ends the text, and waits until its last line is counted: it was typed when all was well. */
    public Lines end() {
        int typed = lines.end();
        awaitThat("the last line", () -> counts.now().containsKey(typed));
        Map<Integer, Integer> found = counts.now();
        return new Lines(
                typed,
                IntStream.rangeClosed(1, typed)
                        .filter(n -> !found.containsKey(n))
                        .count(),
                found.values().stream().filter(count -> count > 1).count());
    }

    /** Until lines are counted that are typed from now on. */
    private void awaitNewLines() {
        int before = lines.typed();
        awaitThat("a line after line " + before, () -> counts.last() > before);
    }

    private void awaitThat(String what, Callable<Boolean> condition) {
        try {
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(50)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "Waited in vain for " + what + "; " + counts.now().size() + " lines are counted, " + lines.typed()
                            + " typed; " + cluster.ended("submit", "--status", parts.driverId()),
                    e);
        }
    }

    @Override
    public void close() {
        lines.end();
        counts.close();
        feed.close();
        cluster.ended("submit", "--kill", parts.driverId());
    }
}
