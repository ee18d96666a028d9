package labs.lab08;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.lab08.offsets.StartOffsets;
import labs.lab08.screen.Balance;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoreOptions;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.kafka.GroupOffsets;
import labs.support.kafka.KafkaSource;
import labs.support.kafka.TopicWatch;
import labs.support.options.BatchInterval;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.streaming.api.java.JavaInputDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import org.apache.spark.streaming.kafka010.CanCommitOffsets;
import org.apache.spark.streaming.kafka010.ConsumerStrategies;
import org.apache.spark.streaming.kafka010.KafkaUtils;
import org.apache.spark.streaming.kafka010.LocationStrategies;
import org.apache.spark.streaming.kafka010.OffsetRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The second way to keep offsets: results in a database, offsets committed to Kafka. Two systems, two writes, and a
 * process that is killed between them leaves one without the other.
 *
 * <ol>
 *   <li>The stream begins at the offsets that the broker keeps for the consumer group.
 *   <li>Each batch adds its sums to the stored ones.
 *   <li>{@code commitAsync} only notes the offsets; they are sent to the broker when the next batch is made.
 * </ol>
 *
 * <p>Run it: {@code ./lab 8 CommittedOffsets}, with a broker and {@code ./lab 6 0 --rate 100 --to kafka} in other
 * terminals; kill it with {@code kill -9} and run it again. You see, after the restart, more readings counted than were
 * read:
 *
 * <pre>
 * 12:00:10  500 records (dsamp6-0: 800 to 1300); in all 1,300 read, 1,800 readings and 0 rejected counted: 500 too many
 * </pre>
 */
@Command(
        name = "CommittedOffsets",
        description = "The same sums with offsets committed to Kafka: at least once, and what a kill repeats.")
public final class CommittedOffsets implements Callable<Integer> {
    private static final String GROUP = "lab08-committed";

    @Mixin
    private final BatchInterval batch = new BatchInterval("5s");

    @Option(names = "--fresh", description = "forget the stored results and the committed offsets first")
    private boolean fresh;

    @Mixin
    private StoreOptions results;

    @Mixin
    private final KafkaSource source = new KafkaSource();

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new CommittedOffsets(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 8: CommittedOffsets", run);
        try (source;
                ResultStore store = open()) {
            TopicWatch topic = source.watchTopic();
            StartOffsets.of(store, topic.begun());
            Map<TopicPartition, Long> start = GroupOffsets.of(
                    source.bootstrapServers(),
                    GROUP,
                    topic.begun(),
                    "start with --fresh, which forgets what was stored and committed");

            JavaStreamingContext jssc = new JavaStreamingContext(conf, batch.duration());
            JavaInputDStream<ConsumerRecord<byte[], byte[]>> records = KafkaUtils.createDirectStream(
                    jssc,
                    LocationStrategies.PreferConsistent(),
                    ConsumerStrategies.Assign(
                            start.keySet(), SensorAnalytics.kafkaSettings(source.bootstrapServers(), GROUP), start));
            SensorAnalytics.readOnce(records).foreachRDD((passes, time) -> {
                BatchResult result = BatchResult.of(time, passes.collect());
                topic.requireUnchanged();
                store.saveUnguarded(result);
                // Killed here, or at any time until the next batch begins, these records are counted again.
                commit(records, result.ranges());
                System.out.println(Balance.of(store).line(result));
            });
            try (StreamRun end = StreamRun.of(jssc, run, topic).explainedBy(topic::explain)) {
                jssc.start();
                jssc.awaitTermination();
            }
            return 0;
        }
    }

    /** Opens the source and the store. */
    private ResultStore open() throws InterruptedException {
        DemoSensors.open(source);
        // A consumer that subscribes owns the group: the broker would refuse what we commit.
        source.options().requireFreeGroup(GROUP, Duration.ZERO);
        if (fresh) {
            GroupOffsets.forget(source.bootstrapServers(), GROUP);
        }
        return results.open(CommittedOffsets.class, source.demoFolder(), fresh);
    }

    /** Notes the offsets; the stream sends them when it makes the next batch. */
    static void commit(JavaInputDStream<?> records, List<OffsetRange> ranges) {
        ((CanCommitOffsets) records.inputDStream())
                .commitAsync(ranges.toArray(new OffsetRange[0]), (offsets, failure) -> {
                    if (failure != null) {
                        throw UserError.failure(
                                "The broker did not take the offsets of the group " + GROUP + " ("
                                        + failure.getMessage() + "): does another consumer use the group?",
                                failure);
                    }
                });
    }
}
