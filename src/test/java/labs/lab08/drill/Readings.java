package labs.lab08.drill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.lab08.SensorSum;
import labs.lab08.store.ResultStore;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import labs.support.time.Pace;

/**
 * Sends readings to lab 8's topic until it is told to end, one in twenty of them malformed. The truth about them is
 * counted here, from the lines, without the lab's parser.
 */
final class Readings {
    static final String TOPIC = "dsamp6";
    private static final Pattern LINE = Pattern.compile("\"sensor\":\"(\\w+)\".*\"temperatura\":(-?[\\d.]+)");
    private static final int LINES_AT_ONCE = 100;
    private static final double LINES_PER_SECOND = 1_000;

    private final Map<String, SensorSum> truth = new TreeMap<>();
    private final CompletableFuture<Void> sending;
    private volatile boolean enough;
    private volatile long broken;
    private volatile long sent;

    private Readings(String servers, long seed) {
        SensorFleet fleet = new SensorFleet(FleetSettings.of(seed).withHot(5).withMalformed(0.05));
        sending = CompletableFuture.runAsync(() -> send(servers, fleet));
    }

    /** Begins to send. */
    static Readings to(String servers, long seed) {
        return new Readings(servers, seed);
    }

    /** Sends no more. */
    void stop() {
        enough = true;
    }

    /** Sends no more, and returns when the broker has all. */
    void end() {
        stop();
        sending.join();
    }

    /** How many records were sent, malformed ones included. */
    long sent() {
        return sent;
    }

    /** What is stored, and what should be. */
    KillDrill.Outcome outcome(String jdbcUrl) {
        try (ResultStore store = ResultStore.open(jdbcUrl)) {
            Map<String, SensorSum> stored = new HashMap<>();
            store.sensors().forEach(sensor -> stored.put(sensor.sensor(), sensor.allTime()));
            return new KillDrill.Outcome(
                    truth,
                    stored,
                    broken,
                    store.rejects().values().stream().mapToLong(n -> n).sum(),
                    sent,
                    stored(store),
                    store.unsentAlerts());
        }
    }

    /** How many records are stored, by the offsets. */
    static long stored(ResultStore store) {
        return store.offsets().stream().mapToLong(o -> o.next() - o.first()).sum();
    }

    private void send(String servers, SensorFleet fleet) {
        Pace pace = Pace.perSecond(LINES_PER_SECOND / LINES_AT_ONCE);
        try (TopicWriter writer = new TopicWriter(servers, TOPIC)) {
            while (!enough) {
                pace.await();
                List<String> lines = new ArrayList<>();
                for (int i = 0; i < LINES_AT_ONCE; i++) {
                    SensorLine line = fleet.next();
                    lines.add(line.text());
                    count(line);
                }
                writer.write(lines);
            }
        }
    }

    private void count(SensorLine line) {
        sent++;
        if (line.broken()) {
            broken++;
            return;
        }
        Matcher matcher = LINE.matcher(line.text());
        if (!matcher.find()) {
            throw new IllegalStateException(line.text());
        }
        long micros = new BigDecimal(matcher.group(2)).movePointRight(6).longValueExact();
        truth.merge(matcher.group(1), new SensorSum(1, micros), SensorSum::plus);
    }
}
