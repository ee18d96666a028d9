package labs.lab12;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import labs.lab12.latency.AlertClock;
import labs.lab12.latency.AlertReader;
import labs.lab12.latency.LatencyPlot;
import labs.sensors.SensorFleet;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StructuredRuns;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.kafka.KafkaSource;
import labs.support.screen.ConsoleTable;
import labs.support.time.DurationConverter;
import labs.support.time.Streams;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.util.LongAccumulator;

/**
 * The three ways one after the other, over readings of the same fleet, and what each costs while nothing arrives: how
 * much processor time the whole process takes, broker and all.
 */
final class Comparison {
    private static final Duration EACH = Duration.ofSeconds(20);
    /** How long the first alerts of each way do not count; never longer than those that do. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private static final Duration FIRST_ALERT = Duration.ofSeconds(60);
    /** What was on its way is through by then. */
    private static final Duration SETTLE = Duration.ofSeconds(3);

    /** How long nothing arrives; never longer than readings did. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Duration CHECKPOINT = Duration.ofSeconds(5);

    private final Duration batch;
    private final double limit;
    private final LatencyPlot plot;
    private final KafkaSource source;
    private final RunOptions run;
    private final Duration each;
    private final ConsoleTable latencies = AlertClock.table("way");
    private final ConsoleTable idle = new ConsoleTable("way", "processor time, ms per s");

    /** Waits for this many milliseconds, or throws what has ended the stream meanwhile. */
    private interface Wait {
        void millis(long time) throws Exception;
    }

    /**
     * @param batch the batch interval of the DStream
     * @param limit above which a reading is an alert, in degrees
     * @param plot where the picture goes, or {@code null}
     */
    Comparison(Duration batch, double limit, LatencyPlot plot, KafkaSource source, RunOptions run) {
        this.batch = batch;
        this.limit = limit;
        this.plot = plot;
        this.source = source;
        this.run = run;
        this.each = run.runFor().orElse(EACH);
    }

    /** Runs all of them, and prints two tables at the end. */
    int run() throws Exception {
        source.useDemo();
        try (source) {
            source.open(HotReadings.DEMO_PARTITIONS, AlertOptions.topic(source));
            dStream();
            structured("micro-batches, no pause", Trigger.ProcessingTime(0));
            structured("real-time mode", Trigger.RealTime(CHECKPOINT.toMillis()));
            idle("no stream: broker and reader of alerts", TimeUnit.MILLISECONDS::sleep);
        } finally {
            AlertSender.closeAll();
        }
        System.out.println(latencies);
        System.out.println("While nothing arrives, the whole process takes:");
        System.out.print(idle);
        if (plot != null) {
            plot.draw();
        }
        return 0;
    }

    private void dStream() throws Exception {
        JavaStreamingContext jssc = new JavaStreamingContext(conf(), Streams.spark(batch));
        try {
            LongAccumulator malformed = jssc.ssc().sc().longAccumulator("malformed");
            HotReadings.send(
                    HotReadings.hot(HotReadings.arrivals(jssc, source), limit, malformed),
                    new AlertSender(source.bootstrapServers(), AlertOptions.topic(source)));
            jssc.start();
            measure(
                    "DStream, batches of " + DurationConverter.format(batch),
                    malformed::value,
                    jssc::awaitTerminationOrTimeout);
        } finally {
            jssc.stop(true, false);
        }
    }

    private void structured(String name, Trigger trigger) throws Exception {
        SparkSession spark = StructuredRuns.session(conf());
        try {
            MalformedCount malformed = new MalformedCount();
            spark.streams().addListener(malformed);
            StructuredHotReadings.writer(
                            StructuredHotReadings.hot(
                                    StructuredHotReadings.counted(StructuredHotReadings.records(spark, source)), limit),
                            source.bootstrapServers(),
                            AlertOptions.topic(source))
                    .outputMode("update")
                    .option(
                            "checkpointLocation",
                            Workspace.forSpark(source.demoFolder().resolve(name.replaceAll("\\W+", "-"))))
                    .trigger(trigger)
                    .start();
            measure(name, malformed::soFar, spark.streams()::awaitAnyTermination);
        } finally {
            StructuredRuns.stop(spark);
        }
    }

    /** One way: its alerts while readings come, after the first seconds; then its processor time while none come. */
    private void measure(String name, LongSupplier malformed, Wait wait) throws Exception {
        System.err.println(name + " ...");
        SensorFleet fleet = new SensorFleet(HotReadings.DEMO_SENSORS);
        try (AlertReader reader = new AlertReader(source.bootstrapServers(), AlertOptions.topic(source))) {
            source.feed(() -> fleet.next().keyed(), HotReadings.DEMO_READINGS_PER_SECOND);
            awaitFirst(reader, wait);
            wait.millis(atMostEach(WARM_UP));
            reader.mark();
            long malformedBefore = malformed.getAsLong();
            wait.millis(each.toMillis());
            source.stopFeeding();
            wait.millis(SETTLE.toMillis());
            idle(name, wait);
            AlertClock.row(latencies, name, reader.sinceMark(), malformed.getAsLong() - malformedBefore);
            if (plot != null) {
                plot.add(name, reader.sinceMark());
            }
        }
    }

    private static void awaitFirst(AlertReader reader, Wait wait) throws Exception {
        long deadline = System.nanoTime() + FIRST_ALERT.toNanos();
        while (reader.takeLatest().count() == 0) {
            if (System.nanoTime() > deadline) {
                throw UserError.failure("No alert has come for " + DurationConverter.format(FIRST_ALERT)
                        + "; is the machine too busy, or is no sensor above --limit?");
            }
            wait.millis(100);
        }
    }

    private void idle(String name, Wait wait) throws Exception {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = process.getProcessCpuTime();
        long begin = System.nanoTime();
        wait.millis(atMostEach(IDLE));
        double seconds = (System.nanoTime() - begin) / 1e9;
        idle.row(name, Math.round((process.getProcessCpuTime() - processor) / 1e6 / seconds));
    }

    private long atMostEach(Duration usual) {
        return Math.min(usual.toMillis(), each.toMillis());
    }

    private LabConf conf() {
        return new LabConf("Lab 12: Comparison", run)
                .needsThreads(
                        HotReadings.DEMO_PARTITIONS,
                        "real-time mode keeps one for each partition, and there are two of them");
    }
}
