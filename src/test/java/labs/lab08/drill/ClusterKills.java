package labs.lab08.drill;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import labs.harness.lab.ClusterParts;
import labs.harness.lab.ClusterProcess;
import labs.harness.lab.LabProcess;
import labs.lab08.SensorAnalytics;
import labs.lab08.store.ResultStore;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Lab 8 submitted to a cluster and supervised, while executors, workers and its driver are killed at random moments; each
 * of them as often as the others.
 */
public final class ClusterKills {
    private static final Duration DEADLINE = Duration.ofSeconds(180);
    private static final int LONGEST_DELAY_MILLIS = 3_000;

    private enum Victim {
        EXECUTOR,
        WORKER,
        DRIVER
    }

    private final ClusterProcess cluster;
    private final ClusterParts parts;
    private final Random random;
    private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);

    /** @param seed of the order and the moments of the kills */
    public ClusterKills(ClusterProcess cluster, long seed) {
        this.cluster = cluster;
        this.parts = new ClusterParts(cluster);
        this.random = new Random(seed);
    }

    /**
     * Runs the drill to its end.
     *
     * @param folder for the broker
     * @param jdbcUrl an empty database, one that several processes may use at the same time
     * @param kills how many, each after a batch that was stored
     */
    public KillDrill.Outcome run(Path folder, String jdbcUrl, int kills) {
        try (LabProcess broker = BrokerProcess.start(folder, 0, Readings.TOPIC, SensorAnalytics.ALERTS)) {
            String servers = BrokerProcess.servers(broker);
            Readings readings = Readings.to(servers, random.nextLong());
            try (ResultStore store = ResultStore.open(jdbcUrl)) {
                List<String> submit = List.of("submit", "8", "--supervise", "--bootstrap-servers", servers);
                List<String> lab = List.of("--jdbc-url", jdbcUrl, "--batch", "500ms", "--window", "2s", "--rows", "1");
                cluster.ended(concat(submit, lab));
                List<Victim> victims = new ArrayList<>();
                for (int kill = 0; kill < kills; kill++) {
                    awaitThat("a batch that is stored", moreThan(Readings.stored(store), store));
                    letRun();
                    if (victims.isEmpty()) {
                        victims.addAll(Arrays.asList(Victim.values()));
                        Collections.shuffle(victims, random);
                    }
                    kill(victims.remove(0));
                }
                awaitThat("a batch that is stored", moreThan(Readings.stored(store), store));
                readings.end();
                awaitThat(
                        "all " + readings.sent() + " records and alerts",
                        () -> Readings.stored(store) >= readings.sent()
                                && store.unsentAlerts().isEmpty());
                cluster.ended("submit", "--kill", parts.driverId());
            } finally {
                readings.stop();
            }
            return readings.outcome(jdbcUrl);
        }
    }

    /** How often each was killed, in words. */
    public String killed() {
        return "%d executors, %d workers, %d drivers"
                .formatted(
                        killed.getOrDefault(Victim.EXECUTOR, 0),
                        killed.getOrDefault(Victim.WORKER, 0),
                        killed.getOrDefault(Victim.DRIVER, 0));
    }

    private void kill(Victim victim) {
        killed.merge(victim, 1, Integer::sum);
        System.err.println("kills: " + killed());
        switch (victim) {
            case EXECUTOR -> {
                awaitThat("an executor", () -> !parts.executors().isEmpty());
                ClusterParts.end(anyOf(parts.executors()));
            }
            case WORKER -> parts.replaceWorker(anyOf(cluster.workerNames()));
            case DRIVER -> ClusterParts.end(parts.driver());
        }
    }

    private <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Callable<Boolean> moreThan(long before, ResultStore store) {
        return () -> Readings.stored(store) > before;
    }

    /** A random time, within a batch or between two. */
    private void letRun() {
        long end = System.nanoTime() + random.nextInt(LONGEST_DELAY_MILLIS) * 1_000_000L;
        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(5)).until(() -> System.nanoTime() > end);
    }

    private void awaitThat(String what, Callable<Boolean> condition) {
        try {
            await().atMost(DEADLINE).pollInterval(Duration.ofMillis(100)).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "Waited in vain for " + what + " after these kills: " + killed() + "; the driver: "
                            + cluster.ended("submit", "--status", parts.driverId()),
                    e);
        }
    }

    private static String[] concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all.toArray(String[]::new);
    }
}
