package labs.lab08;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.lab08.offsets.StartOffsets;
import labs.lab08.store.Database;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoreOptions;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.checkpoint.CheckpointGuard;
import labs.support.kafka.InputTopic;
import labs.support.kafka.KafkaSource;
import labs.support.kafka.TopicWatch;
import labs.support.options.BatchInterval;
import labs.support.time.Streams;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The third way to keep offsets: in the checkpoint, as lab 5 does. A batch of the checkpoint runs again after a kill
 * with the very same offset ranges, and its results are added a second time; and a checkpoint that other code cannot
 * read takes the offsets with it.
 *
 * <ol>
 *   <li>{@code getOrCreate} takes the whole stream, offset ranges included, out of the checkpoint, if there is one.
 *   <li>The batches of the checkpoint are run again, and those missed since.
 *   <li>Each batch adds its sums to the stored ones.
 * </ol>
 *
 * <p>Run it: {@code ./lab 8 CheckpointedOffsets}, with a broker and {@code ./lab 6 0 --rate 100 --to kafka} in other
 * terminals; kill it with {@code kill -9} and run it again. You see, after the restart, more readings counted than were
 * read:
 *
 * <pre>
 * 12:00:10  500 records (dsamp6-0: 800 to 1300); in all 1,300 read, 1,800 readings and 0 rejected counted: 500 too many
 * </pre>
 */
@Command(
        name = "CheckpointedOffsets",
        description = "The same sums with offsets in a checkpoint: at least once, and what a kill repeats.")
public final class CheckpointedOffsets implements Callable<Integer> {
    private static final String GROUP = "lab08-checkpointed";

    @Mixin
    private final BatchInterval batch = new BatchInterval("5s");

    @Mixin
    private StoreOptions results;

    @Mixin
    private final KafkaSource source = new KafkaSource();

    @Mixin
    private CheckpointGuard guard;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new CheckpointedOffsets(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 8: CheckpointedOffsets", run);
        try (source) {
            DemoSensors.open(source);
            guard.dependsOn("--batch", batch.time()).dependsOn("--topic", source.topic());
            guard.dependsOn("--bootstrap-servers", source.bootstrapServers());
            String url = results.url(CheckpointedOffsets.class, source.demoFolder());
            guard.dependsOn("--jdbc-url", Database.shown(url));
            String folder = guard.open(CheckpointedOffsets.class, conf, source.demo());
            TopicWatch topic = source.watchTopic();
            Map<TopicPartition, Long> start = start(topic.begun());

            JavaSparkContext spark = new JavaSparkContext(conf);
            String servers = source.bootstrapServers();
            JavaStreamingContext jssc = guard.reading(() -> JavaStreamingContext.getOrCreate(
                    folder,
                    () -> create(spark, folder, batch.time(), servers, start, url),
                    spark.hadoopConfiguration()));
            try (StreamRun end = StreamRun.of(jssc, run, topic).explainedBy(topic::explain)) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** Wires the whole stream; not called where a checkpoint is found, which then knows better where to begin. */
    private static JavaStreamingContext create(
            JavaSparkContext spark,
            String folder,
            Duration batch,
            String servers,
            Map<TopicPartition, Long> start,
            String url) {
        JavaStreamingContext jssc = new JavaStreamingContext(spark, Streams.spark(batch));
        jssc.checkpoint(folder);
        JavaDStream<ConsumerRecord<byte[], byte[]>> records = KafkaUtils.createDirectStream(
                jssc,
                LocationStrategies.PreferConsistent(),
                ConsumerStrategies.Assign(
                        // A copy: the map's own set cannot be written to a checkpoint.
                        new HashSet<>(start.keySet()), SensorAnalytics.kafkaSettings(servers, GROUP), start));
        // The checkpoint holds this function too, so that it knows the database by its address only.
        SensorAnalytics.readOnce(records).foreachRDD(new AddToStore(url));
        return jssc;
    }

    /** Where a stream without a checkpoint begins, and the rows that remember how far the results have come. */
    private Map<TopicPartition, Long> start(InputTopic topic) {
        try (ResultStore store = results.open(CheckpointedOffsets.class, source.demoFolder(), guard.fresh())) {
            return StartOffsets.of(store, topic);
        }
    }
}
