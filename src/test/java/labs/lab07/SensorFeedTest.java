package labs.lab07;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.harness.machine.SharedKafka;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.kafka.LocalKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.spark.streaming.kafka010.OffsetRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SensorFeedTest {
    private static LocalKafka kafka;
    private static KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void startBroker() {
        kafka = SharedKafka.broker();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 10_000_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
    }

    /** Each record is counted, a record of 5 MB too, and a lab that was killed goes on behind what it has committed. */
    @Test
    void countsEveryRecordAndGoesOnWhereItStopped() throws Exception {
        createTopics("counted");
        List<SensorLine> lines = lines(3_000, 0.05);
        int broken = (int) lines.stream().filter(SensorLine::broken).count();
        send("counted", lines);
        byte[] huge = new byte[5_000_000];
        Arrays.fill(huge, (byte) 'x');
        send("counted", "sensor1", huge);
        send("counted", "sensor1", null);
        try (LabProcess lab = LabProcess.start(SensorFeed.class, arguments("counted", "--keys"))) {
            lab.awaitOut(soFar(3_002, 3_000 - broken, broken + 2));
            lab.awaitThat("the commit", () -> committed("counted") == 3_002);
            assertThat(lab.out()).anyMatch(line -> line.startsWith("partition 0: sensor"));
        }

        Map<String, ConsumerRecord<String, byte[]>> letters = rejected("counted", broken + 2);
        assertThat(letters.values()).hasSize(broken + 2).allSatisfy(letter -> {
            assertThat(letter.key())
                    .isEqualTo("counted-" + header(letter, "partition") + "-" + header(letter, "offset"));
            assertThat(header(letter, "topic")).isEqualTo("counted");
            assertThat(header(letter, "key")).startsWith("sensor");
        });
        ConsumerRecord<String, byte[]> cut = letters.values().stream()
                .filter(letter -> header(letter, "length") != null)
                .findFirst()
                .orElseThrow();
        assertThat(header(cut, "length")).isEqualTo("5000000");
        assertThat(header(cut, "reason")).isEqualTo("not JSON");
        assertThat(cut.value()).hasSize(DeadLetters.LONGEST_VALUE);

        send("counted", List.of(new SensorLine("sensor1", "late", true)));
        try (RunningLab lab = RunningLab.start(new SensorFeed(), arguments("counted"))) {
            lab.awaitOut(soFar(1, 0, 1));
        }
    }

    @Test
    void theDemoNeedsNothingElse() {
        try (RunningLab demo = RunningLab.start(new SensorFeed(), "--demo")) {
            demo.awaitOut(line -> line.startsWith("rejected: "));
            assertThat(demo.err()).singleElement().asString().startsWith("Spark UI ");
        }
    }

    @Test
    void aDemoThatIsStoppedLeavesNoBrokerBehind() {
        try (LabProcess demo = LabProcess.start(SensorFeed.class, "--demo")) {
            demo.awaitErr(line -> line.startsWith("Spark UI "));
            Path folder = Workspace.work().resolve("demo").resolve("kafka-" + demo.pid());
            assertThat(folder).exists();
            demo.process().toHandle().destroy();
            assertThat(demo.awaitExit()).as(demo.transcript()).isEqualTo(143);
            assertThat(folder).doesNotExist();
        }
    }

    /** It waits until a member that was killed would be gone. */
    @Test
    void aSecondConsumerInTheGroupIsRefused() throws Exception {
        createTopics("shared");
        try (KafkaConsumer<String, byte[]> first = new KafkaConsumer<>(
                SensorFeed.consumerSettings(kafka.bootstrapServers(), "shared", SensorFeed.Start.EARLIEST))) {
            first.subscribe(List.of("shared"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                first.poll(Duration.ofMillis(100));
                return !first.assignment().isEmpty();
            });
            LabCall second = LabCall.of(
                    new SensorFeed(),
                    "--bootstrap-servers",
                    kafka.bootstrapServers(),
                    "--topic",
                    "shared",
                    "--group",
                    "shared");
            assertThat(second.exitCode()).as(second.err()).isEqualTo(1);
            assertThat(second.err()).contains("error: Another consumer is in the group shared");
        }
    }

    @Test
    void aDeadLetterThatIsNotTakenFailsItsTask() throws Exception {
        kafka.createTopic("small", 1);
        try (Admin admin = Admin.create(servers())) {
            admin.createTopics(List.of(
                            new NewTopic("small-rejected", 1, (short) 1).configs(Map.of("max.message.bytes", "500"))))
                    .all()
                    .get();
        }
        kafka.createTopic("small-rejected", 1);
        DeadLetters letters = new DeadLetters(kafka.bootstrapServers(), "small-rejected");
        OffsetRange range = OffsetRange.create("small", 0, 1, 3);
        ConsumerRecord<String, byte[]> fits = new ConsumerRecord<>("small", 0, 1, null, new byte[10]);
        ConsumerRecord<String, byte[]> tooLong = new ConsumerRecord<>("small", 0, 2, null, new byte[5_000]);
        assertThat(SensorFeed.countPartition(range, List.of(fits).iterator(), letters)
                        .rejected())
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        SensorFeed.countPartition(range, List.of(fits, tooLong).iterator(), letters))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The topic small-rejected does not take what was rejected");
    }

    @Test
    void afterAFailedBatchNoneRuns() {
        BatchGuard guard = new BatchGuard();
        List<String> ran = new ArrayList<>();
        guard.run(() -> ran.add("first"));
        assertThatThrownBy(() -> guard.run(() -> {
                    throw UserError.failure("second");
                }))
                .isInstanceOf(UserError.class);
        guard.run(() -> ran.add("third"));
        assertThat(ran).containsExactly("first");
    }

    @Test
    void theScreenShowsPartitionsInOrder() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FeedPrinter screen = new FeedPrinter(new PrintStream(out, true, UTF_8), true);
        PartitionCount zero = new PartitionCount(OffsetRange.create("t", 0, 10, 12));
        zero.reading("sensor2");
        zero.reading("sensor2");
        PartitionCount one = new PartitionCount(OffsetRange.create("t", 1, 5, 7));
        one.reading("sensor1");
        one.rejected("cut off");
        screen.show(0, List.of(one, zero));
        List<String> shown = out.toString(UTF_8).lines().toList();
        assertThat(shown.get(0))
                .endsWith(": 4 records, 3 readings, 1 rejected; so far 4 records, 3 readings, 1 rejected");
        assertThat(shown.subList(1, shown.size()))
                .containsExactly(
                        "partition  from offset  until offset  records  readings  of sensors  rejected",
                        "---------  -----------  ------------  -------  --------  ----------  --------",
                        "        0           10            12        2         2           1         0",
                        "        1            5             7        2         1           1         1",
                        "rejected: 1 cut off",
                        "partition 0: sensor2",
                        "partition 1: sensor1",
                        "");
    }

    /** What is typed for the shared broker; the group is called like the topic. */
    private static String[] arguments(String topic, String... more) {
        List<String> args = List.of(
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--topic",
                topic,
                "--group",
                topic,
                "--batch",
                "500ms");
        return Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static Predicate<String> soFar(int records, int readings, int rejected) {
        return line ->
                line.endsWith("so far " + records + " records, " + readings + " readings, " + rejected + " rejected");
    }

    private static List<SensorLine> lines(int count, double malformed) {
        SensorFleet fleet = new SensorFleet(FleetSettings.of(7).withMalformed(malformed));
        return Stream.generate(fleet::next).limit(count).toList();
    }

    private static Map<String, Object> servers() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    /** A topic that takes large records, and the one for what is rejected, which does not. */
    private static void createTopics(String topic) throws Exception {
        try (Admin admin = Admin.create(servers())) {
            admin.createTopics(
                            List.of(new NewTopic(topic, 2, (short) 1).configs(Map.of("max.message.bytes", "10000000"))))
                    .all()
                    .get();
        }
        kafka.createTopic(topic, 2);
        kafka.createTopic(topic + "-rejected", 1);
    }

    private static void send(String topic, List<SensorLine> lines) throws Exception {
        for (SensorLine line : lines) {
            producer.send(new ProducerRecord<>(topic, line.sensor(), line.text().getBytes(UTF_8)));
        }
        producer.flush();
    }

    private static void send(String topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    /** How many records of the topic the group of the same name has behind it. */
    private static long committed(String group) throws Exception {
        try (Admin admin = Admin.create(servers())) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        }
    }

    private static Map<String, ConsumerRecord<String, byte[]>> rejected(String topic, int count) {
        Map<String, ConsumerRecord<String, byte[]>> letters = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(servers(), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic + "-rejected", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (letters.size() < count) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> letters.put(letter.key(), letter));
            }
        }
        return letters;
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return letter.headers().lastHeader(name) == null
                ? null
                : new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
