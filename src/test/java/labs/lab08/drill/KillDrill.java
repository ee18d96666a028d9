package labs.lab08.drill;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.harness.lab.LabProcess;
import labs.lab08.SensorAnalytics;
import labs.lab08.SensorSum;
import labs.lab08.store.Alert;
import labs.lab08.store.ResultStore;

/**
 * Kills the driver with {@code kill -9} at random moments, and the broker too, while readings arrive, and compares what
 * is stored in the end with what was sent. What is killed on a cluster: {@link ClusterKills}.
 */
public final class KillDrill {
    private static final Pattern TOTAL = Pattern.compile("in all ([\\d,]+) readings, ([\\d,]+) rejected");
    private static final int ATTEMPTS = 5;
    private static final int LONGEST_DELAY_MILLIS = 900;

    private final Path folder;
    private final Random random;
    private Readings readings;

    /**
     * @param folder for the broker
     * @param seed of the moments at which the drill kills
     */
    public KillDrill(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /**
     * One of the drivers that read the topic at the same time.
     *
     * @param jdbcUrl an empty database of its own
     * @param kills how often it is killed
     */
    public record Victim(String jdbcUrl, int kills) {}

    /** What is stored in the end, and what should be. */
    public record Outcome(
            Map<String, SensorSum> truth,
            Map<String, SensorSum> stored,
            long broken,
            long rejected,
            long sent,
            long offsets,
            List<Alert> unsent) {

        /** Whether every record was counted once. */
        public boolean isExact() {
            return stored.equals(truth) && rejected == broken && offsets == sent && unsent.isEmpty();
        }
    }

    /**
     * Runs the drill to its end.
     *
     * @param victims the drivers
     * @param brokerKills how often the broker is killed and started again, while all drivers and the sender run
     * @return what each of the victims has stored
     */
    public List<Outcome> run(List<Victim> victims, int brokerKills) {
        LabProcess broker = BrokerProcess.start(folder, 0, Readings.TOPIC, SensorAnalytics.ALERTS);
        String servers = BrokerProcess.servers(broker);
        readings = Readings.to(servers, random.nextLong());
        List<CompletableFuture<LabProcess>> drivers = victims.stream()
                .map(victim -> CompletableFuture.supplyAsync(() -> killed(victim, servers), KillDrill::inItsOwnThread))
                .toList();
        try {
            drivers.forEach(CompletableFuture::join);
            for (int kill = 0; kill < brokerKills; kill++) {
                drivers.forEach(driver -> awaitProgress(driver.join()));
                letRun(broker);
                broker.kill();
                broker = BrokerProcess.start(folder, Integer.parseInt(servers.replaceFirst(".*:", "")), Readings.TOPIC);
            }
            readings.end();
            drivers.forEach(driver -> awaitAll(driver.join()));
            drivers.forEach(driver -> driver.join().close());
            return victims.stream()
                    .map(victim -> outcome(victim.jdbcUrl(), servers))
                    .toList();
        } finally {
            readings.stop();
            drivers.forEach(driver -> driver.thenAccept(LabProcess::close));
            broker.close();
        }
    }

    /** Each of them waits most of the time. */
    private static void inItsOwnThread(Runnable work) {
        Thread thread = new Thread(work, "kill-drill");
        thread.setDaemon(true);
        thread.start();
    }

    /** The driver that is left alive when the others have been killed. */
    private LabProcess killed(Victim victim, String servers) {
        for (int kill = 0; kill < victim.kills(); kill++) {
            try (LabProcess driver = driver(victim.jdbcUrl(), servers)) {
                awaitProgress(driver);
                letRun(driver);
                driver.killAndRead();
                requireConfirmed(victim.jdbcUrl(), printed(driver));
            }
        }
        return driver(victim.jdbcUrl(), servers);
    }

    /** The table of a batch is printed after its transaction: it must be there, whatever has become of the driver. */
    private static void requireConfirmed(String jdbcUrl, long printed) {
        try (ResultStore store = ResultStore.open(jdbcUrl)) {
            long stored = Readings.stored(store);
            if (stored < printed) {
                throw new AssertionError(
                        printed + " records were printed as stored, " + stored + " are in " + store.shown());
            }
        }
    }

    private Outcome outcome(String jdbcUrl, String servers) {
        Outcome outcome = readings.outcome(jdbcUrl);
        // The kill that ends a driver may take its last batches back, results and offsets together: read them again.
        for (int again = 0; again < ATTEMPTS && outcome.offsets() < readings.sent(); again++) {
            try (LabProcess driver = driver(jdbcUrl, servers)) {
                awaitAll(driver);
            }
            outcome = readings.outcome(jdbcUrl);
        }
        return outcome;
    }

    private static LabProcess driver(String jdbcUrl, String servers) {
        return LabProcess.start(
                SensorAnalytics.class,
                "--bootstrap-servers",
                servers,
                "--jdbc-url",
                jdbcUrl,
                "--batch",
                "200ms",
                "--window",
                "2s",
                "--rows",
                "1");
    }

    /** Waits until the driver has stored batches with records in them. */
    private static void awaitProgress(LabProcess driver) {
        long before = counted(driver);
        driver.awaitThat("a batch with records", () -> counted(driver) > before);
    }

    /** Alerts are sent before the table of a batch is printed. */
    private void awaitAll(LabProcess driver) {
        long sent = readings.sent();
        driver.awaitThat("all " + sent + " records in the stored results", () -> counted(driver) == sent);
    }

    private void letRun(LabProcess process) {
        try {
            if (process.process().waitFor(random.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("It ended by itself.\n" + process.transcript());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** How many records are stored, as the driver has printed it last. */
    private static long counted(LabProcess driver) {
        if (!driver.process().isAlive()) {
            throw new AssertionError("The driver ended by itself.\n" + driver.transcript());
        }
        return printed(driver);
    }

    private static long printed(LabProcess driver) {
        List<String> lines = driver.out();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher total = TOTAL.matcher(lines.get(i));
            if (total.find()) {
                return number(total.group(1)) + number(total.group(2));
            }
        }
        return 0;
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
