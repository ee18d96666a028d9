package labs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import labs.bench.figures.Machine;
import labs.bench.setting.Batches;
import labs.bench.setting.Batches.Batch;
import labs.bench.setting.DefaultJava;
import labs.harness.lab.LabProcess;
import labs.lab08.SensorAnalytics;
import labs.lab08.drill.BrokerProcess;
import labs.lab08.store.Database;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import labs.support.time.Pace;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Lab 8 under a steady load: 50,000 readings a second for two minutes, batches of one second, a heap of 1 GB. Broker and
 * lab are processes of their own; this one sends, at a fifth of the rate for the first ten seconds, which do not count.
 * How long each batch took is what the lab's Spark UI says.
 * {@code -Dlabs.bench.seconds} and {@code -Dlabs.bench.rate} ask for another time and rate.
 */
public final class SteadyRate implements Measurement {
    private static final int SECONDS = Integer.getInteger("labs.bench.seconds", 120);
    private static final int RATE = Integer.getInteger("labs.bench.rate", 50_000);
    private static final int BATCH_MILLIS = 1_000;
    /** So that the JVM has compiled what each reading goes through: a fifth of the rate for some seconds. */
    private static final int WARM_UP_SECONDS = 10;

    private static final int WARM_UP_RATE = Math.max(1, RATE / 5);

    private static final int READINGS_AT_ONCE = 50;
    private static final Pattern COUNTED = Pattern.compile("in all ([\\d,]+) readings, ([\\d,]+) rejected");

    @Override
    public String question() {
        return "lab 8 at a steady 50,000 readings a second for 2 minutes: does it keep up?";
    }

    @Override
    public int runs() {
        return 1;
    }

    @Override
    public void measure(int runs, PrintStream out) throws Exception {
        Files.createDirectories(Workspace.work());
        for (int run = 1; run <= runs; run++) {
            Path folder = Files.createTempDirectory(Workspace.work(), "bench-steady-");
            try (LabProcess broker = BrokerProcess.start(folder.resolve("kafka"), 0, "dsamp6", "dsamp6-alerts");
                    LabProcess lab = lab(BrokerProcess.servers(broker), folder)) {
                lab.awaitOut(line -> line.startsWith("batch "));
                SensorFleet fleet = new SensorFleet(FleetSettings.of(1));
                long before = (long) WARM_UP_RATE * WARM_UP_SECONDS;
                send(fleet, before, WARM_UP_RATE, BrokerProcess.servers(broker));
                lab.awaitThat("the first " + before + " readings counted", () -> counted(lab) >= before);
                int batchesBefore = withRecords(lab).size();
                long sent = (long) RATE * SECONDS;
                double seconds = send(fleet, sent, RATE, BrokerProcess.servers(broker));
                lab.awaitThat("all " + sent + " readings counted", () -> counted(lab) >= before + sent);
                List<Batch> all = withRecords(lab);
                report(all.subList(batchesBefore, all.size()), sent, seconds, counted(lab) - before, out);
            }
        }
        out.println(Machine.description() + "; " + SECONDS + " s; load at the end " + Machine.load());
    }

    /** As {@code ./lab 8} starts it, with the JVM's default compilers and collector, but for the heap. */
    private static LabProcess lab(String servers, Path folder) {
        return DefaultJava.start(
                List.of("-Xmx1g"),
                SensorAnalytics.class,
                List.of(
                        "--bootstrap-servers",
                        servers,
                        "--jdbc-url",
                        Database.fileUrl(folder.resolve("results/results.db")),
                        "--batch",
                        BATCH_MILLIS + "ms",
                        "--master",
                        "local[2]"));
    }

    /** Sends them all and answers how many seconds that took. */
    private static double send(SensorFleet fleet, long all, int rate, String servers) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                java.util.Map.of("bootstrap.servers", servers, "linger.ms", 20, "batch.size", 1 << 17, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            // Connects, so that the first readings do not wait for it.
            producer.partitionsFor("dsamp6");
            long begin = System.nanoTime();
            Pace pace = Pace.perSecond((double) rate / READINGS_AT_ONCE);
            for (long sent = 0; sent < all; sent++) {
                if (sent % READINGS_AT_ONCE == 0) {
                    pace.await();
                }
                producer.send(new ProducerRecord<>(
                        "dsamp6", (int) (sent % 2), null, fleet.next().text()));
            }
            producer.flush();
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static long counted(LabProcess lab) {
        if (!lab.process().isAlive()) {
            throw new IllegalStateException("The lab ended by itself.\n" + lab.transcript());
        }
        List<String> lines = lab.out();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher counted = COUNTED.matcher(lines.get(i));
            if (counted.find()) {
                return Long.parseLong(counted.group(1).replace(",", ""));
            }
        }
        return 0;
    }

    private static List<Batch> withRecords(LabProcess lab) throws IOException {
        return Batches.of(lab).stream().filter(batch -> batch.records() > 0).toList();
    }

    private static void report(List<Batch> batches, long sent, double seconds, long counted, PrintStream out) {
        int part = Math.min(10, batches.size());
        ConsoleTable table = new ConsoleTable(
                "batches", "number", "readings", "median ms", "95 % ms", "longest ms", "delay ms", "longest delay ms");
        row(table, "all", batches);
        row(table, "the first " + part, batches.subList(0, part));
        row(table, "the last " + part, batches.subList(batches.size() - part, batches.size()));
        out.println(table);
        double longest = Batches.quantile(batches, Batch::processingMillis, 1);
        int half = batches.size() / 2;
        double delayBefore = Batches.quantile(batches.subList(0, half), Batch::delayMillis, 0.5);
        double delayAfter = Batches.quantile(batches.subList(half, batches.size()), Batch::delayMillis, 0.5);
        out.printf(
                Locale.ROOT,
                "%s  %,d readings sent in %.1f s (%,.0f a second), %,d counted%n",
                passed(counted == sent),
                sent,
                seconds,
                sent / seconds,
                counted);
        out.printf(
                Locale.ROOT,
                "%s  each batch took less than the interval of %,d ms (the longest %,.0f ms)%n",
                passed(longest < BATCH_MILLIS),
                BATCH_MILLIS,
                longest);
        out.printf(
                Locale.ROOT,
                "%s  the delay does not grow: median %.0f ms in the first half, %.0f ms in the second%n",
                passed(delayAfter <= Math.max(delayBefore, BATCH_MILLIS / 10.0)),
                delayBefore,
                delayAfter);
    }

    private static void row(ConsoleTable table, String name, List<Batch> batches) {
        table.row(
                name,
                batches.size(),
                String.format(
                        Locale.ROOT,
                        "%,d",
                        batches.stream().mapToLong(Batch::records).sum()),
                whole(Batches.quantile(batches, Batch::processingMillis, 0.5)),
                whole(Batches.quantile(batches, Batch::processingMillis, 0.95)),
                whole(Batches.quantile(batches, Batch::processingMillis, 1)),
                whole(Batches.quantile(batches, Batch::delayMillis, 0.5)),
                whole(Batches.quantile(batches, Batch::delayMillis, 1)));
    }

    private static String passed(boolean holds) {
        return holds ? "yes" : "NO ";
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
