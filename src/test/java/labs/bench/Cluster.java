package labs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import labs.bench.figures.Machine;
import labs.bench.setting.Batches;
import labs.bench.setting.Batches.Batch;
import labs.bench.setting.DefaultJava;
import labs.bench.setting.SensorTopic;
import labs.bench.setting.SparkAlone;
import labs.cli.Main;
import labs.harness.lab.ClusterProcess;
import labs.harness.lab.LabProcess;
import labs.lab08.store.Database;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;

/**
 * Does it grow? Lab 8 over a topic on two partitions, on a cluster with one executor of one core and with two, the JVM's
 * default compilers; and what of it is Spark's own. {@code -Dlabs.bench.records} asks for another number of readings.
 */
public final class Cluster implements Measurement {
    private static final long RECORDS = Long.getLong("labs.bench.records", 3_000_000);
    /** The lab takes at most 50,000 readings a second from each partition. */
    private static final int READINGS_IN_A_BATCH = 2 * 50_000;

    private static final int LAST = 10;

    @Override
    public String question() {
        return "lab 8 on a cluster with one executor of one core and with two: does it grow, and what of it is Spark's?";
    }

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public void measure(int runs, PrintStream out) throws Exception {
        ConsoleTable table = new ConsoleTable(
                "executors",
                "readings a second",
                "batch of 100,000 ms",
                "empty batch ms",
                "us a reading",
                "parsed and added up",
                "only read",
                "ms a task",
                "ms a job");
        System.err.printf("writing %,d readings%n", RECORDS);
        try (SensorTopic topic = SensorTopic.of(RECORDS)) {
            for (int run = 1; run <= runs; run++) {
                for (int executors = 1; executors <= 2; executors++) {
                    row(table, topic, executors);
                }
            }
        }
        out.println(table);
        out.println(Machine.description() + "; load at the end " + Machine.load());
    }

    private static void row(ConsoleTable table, SensorTopic topic, int executors) throws IOException {
        Path home = Files.createTempDirectory(Workspace.work(), "bench-cluster-");
        try (ClusterProcess cluster =
                ClusterProcess.start(home, "--cores", "1", "--workers", String.valueOf(executors))) {
            List<Batch> batches = batches(cluster, topic);
            List<Batch> full = batches.stream()
                    .filter(batch -> batch.records() == READINGS_IN_A_BATCH)
                    .toList();
            List<Batch> empty =
                    batches.stream().filter(batch -> batch.records() == 0).toList();
            double fullMillis = median(full);
            double emptyMillis = median(empty);
            SparkAlone.Found found = alone(cluster, topic, executors);
            table.row(
                    executors,
                    String.format(Locale.ROOT, "%,.0f", READINGS_IN_A_BATCH / fullMillis * 1e3),
                    text(fullMillis),
                    text(emptyMillis),
                    text((fullMillis - emptyMillis) * 1e3 * executors / READINGS_IN_A_BATCH),
                    text(found.passMicros()),
                    text(found.rawMicros()),
                    text(found.taskMillis()),
                    text(found.jobMillis()));
        }
    }

    /** The lab reads the topic to its end, and goes on for some empty batches. */
    private static List<Batch> batches(ClusterProcess cluster, SensorTopic topic) throws IOException {
        List<String> typed = new ArrayList<>(List.of("8", "--master", cluster.master(), "--batch", "1s"));
        typed.addAll(List.of("--bootstrap-servers", topic.servers(), "--topic", SensorTopic.NAME));
        typed.addAll(List.of("--window", "2s", "--rows", "1"));
        typed.addAll(List.of("--jdbc-url", Database.fileUrl(cluster.home().resolve("results.db"))));
        try (LabProcess lab = start(cluster, Main.class, typed)) {
            lab.awaitThat("some empty batches after all readings", () -> {
                if (!lab.process().isAlive()) {
                    throw new IllegalStateException("The lab ended by itself.\n" + lab.transcript());
                }
                List<Batch> all = lab.out().isEmpty() ? List.of() : Batches.of(lab);
                return all.stream().mapToLong(Batch::records).sum() == topic.records()
                        && all.stream().filter(batch -> batch.records() == 0).count() >= LAST;
            });
            return Batches.of(lab);
        }
    }

    private static SparkAlone.Found alone(ClusterProcess cluster, SensorTopic topic, int executors) {
        List<String> typed = new ArrayList<>(List.of("--master", cluster.master()));
        typed.addAll(List.of("--bootstrap-servers", topic.servers()));
        typed.addAll(List.of("--records", String.valueOf(topic.records() / 3)));
        typed.addAll(List.of("--executors", String.valueOf(executors)));
        try (LabProcess alone = start(cluster, SparkAlone.class, typed)) {
            alone.awaitOut(line -> line.startsWith(SparkAlone.FOUND));
            return alone.out().stream()
                    .filter(line -> line.startsWith(SparkAlone.FOUND))
                    .map(SparkAlone.Found::of)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** As {@code ./lab 8} starts, with the JVM's default compilers, which its executors get, too. */
    private static LabProcess start(ClusterProcess cluster, Class<?> main, List<String> typed) {
        return DefaultJava.start(List.of("-Dlabs.home=" + cluster.home()), main, typed);
    }

    /** Of the last ones, for which everything is warm. */
    private static double median(List<Batch> batches) {
        List<Batch> last = batches.subList(Math.max(0, batches.size() - LAST), batches.size());
        return Batches.quantile(last, Batch::processingMillis, 0.5);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }
}
