package labs.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.support.ConsoleTable;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.Workspace;
import org.apache.spark.sql.SparkSession;

/**
 * How fast lab 8 adds up a topic of 5 million readings on two partitions with {@code local[2]}, as time relative to a
 * consumer that one writes by hand with one thread and the same streaming parser; the steps from a naive stream to the
 * lab's own path; and Structured Streaming. The broker is a process of its own. Variants alternate, after one run of each
 * that does not count. {@code -Dlabs.bench.records} asks for another number of readings.
 */
public final class AnalyticsThroughput implements Measurement {
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
                Workspace.work().resolve("bench-checkpoints").toUri().toString());
        System.err.printf("writing %,d readings%n", RECORDS);
        try (SensorTopic topic = SensorTopic.of(RECORDS);
                SparkSession spark = SparkSession.builder().config(conf).getOrCreate()) {
            MeansJobs jobs = new MeansJobs(spark, topic);
            Map<String, Callable<Long>> variants = new LinkedHashMap<>();
            variants.put("one thread by hand, streaming parser", jobs::oneThread);
            variants.put("DStream: tree parser, a pair per record", jobs::treeAndPairs);
            variants.put("  1. streaming parser", jobs::streamingParser);
            variants.put("  2. and sums per partition", jobs::sumsPerPartition);
            variants.put("  3. and larger fetches: lab 8", jobs::lab);
            variants.put("Structured Streaming, from_json", jobs::structured);
            variants.put("  and the same rules as lab 8", jobs::structuredChecked);
            Map<String, Sample> seconds = new LinkedHashMap<>();
            for (int run = 0; run <= runs; run++) {
                for (Map.Entry<String, Callable<Long>> variant : variants.entrySet()) {
                    double took = seconds(variant.getValue());
                    System.err.printf("run %d of %d: %s %.2f s%n", run, runs, variant.getKey(), took);
                    if (run > 0) {
                        seconds.computeIfAbsent(variant.getKey(), name -> new Sample())
                                .add(took);
                    }
                }
            }
            print(seconds, runs, out);
        }
    }

    private static double seconds(Callable<Long> job) throws Exception {
        long begin = System.nanoTime();
        long counted = job.call();
        if (counted != RECORDS) {
            throw new IllegalStateException(counted + " readings counted, not " + RECORDS);
        }
        return (System.nanoTime() - begin) / 1e9;
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
