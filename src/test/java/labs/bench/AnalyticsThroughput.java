package labs.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import labs.bench.figures.Machine;
import labs.bench.figures.Sample;
import labs.bench.setting.SensorTopic;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.Workspace;
import labs.support.screen.ConsoleTable;
import org.apache.spark.sql.SparkSession;

/**
 * How fast lab 8 adds up a topic of 5 million readings on two partitions with {@code local[2]}, as time relative to a
 * consumer that one writes by hand with one thread and the same streaming parser; the steps from a naive stream to the
 * lab's own path; and Structured Streaming. The broker is a process of its own. Variants alternate, after some runs of
 * each that do not count. A time ends when the last reading is in the result. {@code -Dlabs.bench.records} asks for
 * another number of readings.
 */
public final class AnalyticsThroughput implements Measurement {
    /** Until then the JVM's second compiler takes up to a second of processor time of each run. */
    private static final int WARM_UP_RUNS = 4;

    private static final long RECORDS = Long.getLong("labs.bench.records", 5_000_000);

    @Override
    public String question() {
        return "lab 8 over 5 million readings, relative to one hand-written thread and to Structured Streaming";
    }

    @Override
    public int runs() {
        return 5;
    }

    @Override
    public void measure(int runs, PrintStream out) throws Exception {
        LabConf conf = new LabConf("bench AnalyticsThroughput", new RunOptions());
        conf.setMaster("local[2]").set("spark.ui.enabled", "false").set("spark.sql.shuffle.partitions", "2");
        conf.set(
                "spark.sql.streaming.checkpointLocation",
                Workspace.forSpark(Workspace.work().resolve("bench-checkpoints")));
        System.err.printf("writing %,d readings%n", RECORDS);
        try (SensorTopic topic = SensorTopic.of(RECORDS);
                SparkSession spark = SparkSession.builder().config(conf).getOrCreate()) {
            MeansJobs jobs = new MeansJobs(spark, topic);
            Map<String, MeansJobs.Job> variants = new LinkedHashMap<>();
            variants.put("one thread by hand, streaming parser", jobs::oneThread);
            variants.put("DStream: tree parser, a pair per record", jobs::treeAndPairs);
            variants.put("  1. streaming parser", jobs::streamingParser);
            variants.put("  2. and sums per partition", jobs::sumsPerPartition);
            variants.put("  3. and larger fetches: lab 8", jobs::lab);
            variants.put("Structured Streaming, from_json", jobs::structured);
            variants.put("  and the same rules as lab 8", jobs::structuredChecked);
            Map<String, Sample> seconds = new LinkedHashMap<>();
            for (int run = 1 - WARM_UP_RUNS; run <= runs; run++) {
                for (Map.Entry<String, MeansJobs.Job> variant : variants.entrySet()) {
                    double took = seconds(variant.getValue());
                    String which = run > 0 ? "run " + run + " of " + runs : "to warm up";
                    System.err.printf("%s: %s %.2f s%n", which, variant.getKey(), took);
                    if (run > 0) {
                        seconds.computeIfAbsent(variant.getKey(), name -> new Sample())
                                .add(took);
                    }
                }
            }
            print(seconds, runs, out);
        }
    }

    private static double seconds(MeansJobs.Job job) throws Exception {
        long begin = System.nanoTime();
        AtomicLong end = new AtomicLong();
        AtomicLong counted = new AtomicLong();
        job.run(readings -> {
            end.set(System.nanoTime());
            counted.set(readings);
        });
        if (counted.get() != RECORDS) {
            throw new IllegalStateException(counted + " readings counted, not " + RECORDS);
        }
        return (end.get() - begin) / 1e9;
    }

    private static void print(Map<String, Sample> seconds, int runs, PrintStream out) {
        double one = seconds.values().iterator().next().median();
        ConsoleTable table = new ConsoleTable("variant", "median s", "fastest s", "slowest s", "relative");
        seconds.forEach(
                (name, sample) -> table.row(name, sample.median(), sample.min(), sample.max(), sample.median() / one));
        out.println(table);
        out.printf(
                "%,d readings; %s; %d alternating runs; load at the end %s%n",
                RECORDS, Machine.description(), runs, Machine.load());
    }
}
