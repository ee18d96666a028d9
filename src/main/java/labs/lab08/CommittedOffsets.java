package labs.lab08;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import labs.support.KafkaSource;
import labs.support.Lab;
import labs.support.LabConf;
import labs.support.RunOptions;
import labs.support.Streams;
import labs.support.UserError;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.streaming.api.java.JavaDStream;
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
 * <p>Run it: {@code ./lab 8 CommittedOffsets}, with a broker and {@code ./lab 6 --to kafka} in other terminals; kill it
 * with {@code kill -9} and run it again. You see, after the restart, more readings counted than were read:
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

    @Option(
            names = "--batch",
            defaultValue = "5s",
            paramLabel = "DURATION",
            description = "batch interval (default: ${DEFAULT-VALUE})")
    private Duration batch;

    @Option(names = "--fresh", description = "forget the stored results and the committed offsets first")
    private boolean fresh;

    @Mixin
    private StoreOptions results;

    @Mixin
    private KafkaSource source;

    @Mixin
    private RunOptions run;

    public static void main(String[] args) {
        Lab.run(new CommittedOffsets(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        LabConf conf = new LabConf("Lab 8: CommittedOffsets", run);
        try (KafkaSource kafka = source) {
            kafka.open(DemoSensors.PARTITIONS);
            // A consumer that subscribes owns the group: the broker would refuse what we commit.
            kafka.options().requireFreeGroup(GROUP, Duration.ZERO);
            try (ResultStore store = results.open(CommittedOffsets.class, kafka.demoFolder(), fresh);
                    Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                if (fresh) {
                    GroupOffsets.forget(admin, GROUP);
                }
                InputTopic topic = InputTopic.describe(admin, kafka.topic());
                StartOffsets.of(store, topic);
                Map<TopicPartition, Long> start = GroupOffsets.of(admin, GROUP, topic);
                DemoSensors.feed(kafka);

                JavaStreamingContext jssc = new JavaStreamingContext(conf, Streams.spark(batch));
                JavaInputDStream<ConsumerRecord<byte[], byte[]>> records = KafkaUtils.createDirectStream(
                        jssc,
                        LocationStrategies.PreferConsistent(),
                        ConsumerStrategies.Assign(
                                start.keySet(), SensorAnalytics.kafkaSettings(kafka.bootstrapServers(), GROUP), start));
                JavaDStream<PartitionPass> passes = SensorAnalytics.readOnce(records);
                SensorAnalytics.forEachBatch(passes, new BatchParts(), result -> {
                    store.saveUnguarded(result);
                    // Killed here, or at any time until the next batch begins, these records are counted again.
                    commit(records, result.ranges());
                    System.out.println(Tally.of(store).line(result));
                });
                try {
                    return Streams.run(jssc, run, () -> {
                        jssc.start();
                        jssc.awaitTermination();
                    });
                } catch (UserError e) {
                    throw KafkaFaults.explain(e, kafka.bootstrapServers());
                }
            }
        }
    }

    /** Notes the offsets; the stream sends them when it makes the next batch. */
    static void commit(JavaInputDStream<?> records, List<OffsetRange> ranges) {
        ((CanCommitOffsets) records.inputDStream())
                .commitAsync(ranges.toArray(new OffsetRange[0]), CommittedOffsets::committed);
    }

    private static void committed(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
        if (failure != null) {
            throw UserError.failure(
                    "The broker did not take the offsets of the group " + GROUP + " (" + failure.getMessage()
                            + "): does another consumer use the group?",
                    failure);
        }
    }
}
