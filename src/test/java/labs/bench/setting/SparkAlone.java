package labs.bench.setting;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import labs.bench.figures.Sample;
import labs.lab08.PartitionPass;
import labs.lab08.SensorAnalytics;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.Workspace;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import org.apache.spark.streaming.kafka010.OffsetRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What is Spark's own of the time of a batch, measured on a cluster, in a process of its own: a topic is read and
 * nothing done with it; it is read and added up as lab 8 does; and tasks run that have nothing to do.
 */
@Command(name = "SparkAlone")
public final class SparkAlone implements Callable<Integer> {
    private static final int RUNS = 12;
    /** So many come first and do not count. */
    private static final int WARM_UP = 5;

    private static final int FEW_TASKS = 2;
    private static final int MANY_TASKS = 202;

    /**
     * What it has found.
     *
     * @param rawMicros microseconds that a core takes to read a reading
     * @param passMicros the same, with parsing and adding up
     * @param taskMillis milliseconds that one more empty task takes, one after the other
     * @param jobMillis milliseconds that a job of two empty tasks takes
     */
    public record Found(double rawMicros, double passMicros, double taskMillis, double jobMillis) {
        /** From the line that it has printed. */
        public static Found of(String line) {
            String[] parts = line.split(" ");
            return new Found(
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4]));
        }
    }

    /** What the line with the figures begins with. */
    public static final String FOUND = "found ";

    @Option(names = "--bootstrap-servers", required = true)
    private String servers;

    @Option(names = "--records", required = true)
    private long records;

    @Option(names = "--executors", required = true)
    private int executors;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new SparkAlone(), args);
    }

    @Override
    public Integer call() {
        LabConf conf = new LabConf("bench Cluster", run);
        // The executors find this class beside those of the project.
        conf.set(
                "spark.executor.extraClassPath",
                conf.get("spark.executor.extraClassPath") + File.pathSeparator + Workspace.codeOf(SparkAlone.class));
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            while (spark.sc().getExecutorMemoryStatus().size() <= executors) {
                Thread.onSpinWait();
            }
            double core = executors * 1e6 / records;
            double raw = seconds(() -> read(spark).foreachPartition(SparkAlone::drain));
            double pass = seconds(() -> read(spark).foreachPartition(partition -> PartitionPass.over(null, partition)));
            double few = seconds(() -> tasks(spark, FEW_TASKS));
            double many = seconds(() -> tasks(spark, MANY_TASKS));
            System.out.printf(
                    Locale.ROOT,
                    FOUND + "%f %f %f %f%n",
                    raw * core,
                    pass * core,
                    (many - few) * 1e3 * executors / (MANY_TASKS - FEW_TASKS),
                    few * 1e3);
        }
        return 0;
    }

    private JavaRDD<ConsumerRecord<byte[], byte[]>> read(JavaSparkContext spark) {
        return KafkaUtils.createRDD(
                spark,
                SensorAnalytics.kafkaSettings(servers, "bench-cluster"),
                new OffsetRange[] {
                    OffsetRange.create(SensorTopic.NAME, 0, 0, records / 2),
                    OffsetRange.create(SensorTopic.NAME, 1, 0, records / 2)
                },
                LocationStrategies.PreferConsistent());
    }

    private static void drain(Iterator<?> partition) {
        while (partition.hasNext()) {
            partition.next();
        }
    }

    private static void tasks(JavaSparkContext spark, int number) {
        List<Integer> none = new ArrayList<>(Collections.nCopies(number, 0));
        spark.parallelize(none, number).foreachPartition(SparkAlone::drain);
    }

    private static double seconds(Runnable job) {
        Sample sample = new Sample();
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            job.run();
            if (i >= WARM_UP) {
                sample.add((System.nanoTime() - begin) / 1e9);
            }
        }
        return sample.median();
    }
}
