package labs.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import labs.harness.lab.LabProcess;
import labs.support.UserError;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class LocalKafkaTest {
    @TempDir
    Path folder;

    @Test
    void whatWasProducedIsThereAfterARestart() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
            kafka.createTopic("t", 2);
            kafka.createTopic("t", 2);
            produce(kafka, "a", "b");
            assertThat(consume(kafka, 2)).containsExactly("a", "b");
        }
        try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
            produce(kafka, "c");
            assertThat(consume(kafka, 3)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKillAndTheFolderIsOneBrokersOwn() throws Exception {
        LabProcess broker =
                LabProcess.start(BrokerMain.class, folder.toString()).awaitOut(line -> true);
        try (broker;
                KafkaProducer<String, String> producer = producer(broker.out().get(0))) {
            for (int i = 0; i < 100; i++) {
                producer.send(new ProducerRecord<>("t", 0, null, "r" + i)).get();
            }
            assertThatThrownBy(() -> LocalKafka.start(folder, 0))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is in use by another broker (process ");
            broker.kill();
        }

        try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
            assertThat(consume(kafka, 100)).hasSize(100).startsWith("r0").endsWith("r99");
        }
        assertThat(broker.err()).isEmpty();
    }

    @Test
    void listensOnLoopbackOnlyAndInventsNoTopics() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(folder, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get())
                    .extracting(node -> node.host() + ":" + node.port())
                    .containsExactly("127.0.0.1:" + kafka.port());
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> LocalKafka.start(folder, taken.getLocalPort()))
                    .isInstanceOf(UserError.class)
                    .hasMessage("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken, perhaps by another broker: "
                            + "stop what uses it, or choose another port with --port.");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderInUseByThisProcessIsTheSameSentence() {
        try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
            assertThatThrownBy(() -> LocalKafka.start(folder, 0))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is in use by another broker");
            // The refused one has taken nothing from the first.
            kafka.createTopic("t", 1);
        }
    }

    @Test
    void aTopicNameThatKafkaRefusesIsOneSentence() {
        try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
            assertThatThrownBy(() -> kafka.createTopic("two words", 1))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("Topic two words was not created: ");
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> LocalKafka.start(file, 0))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The broker cannot write to its folder " + file);
    }

    @Test
    void aDamagedFolderIsOneSentenceAndNoTopicIsLostSilently() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
            kafka.createTopic("t", 1);
            produce(kafka, "a");
        }
        Path data = folder.resolve("data");

        Path quorum = data.resolve("__cluster_metadata-0/quorum-state");
        byte[] good = Files.readAllBytes(quorum);
        Files.writeString(quorum, "{\"a\":");
        assertDamaged("");
        Files.write(quorum, good);

        Path properties = data.resolve("meta.properties");
        good = Files.readAllBytes(properties);
        Files.writeString(properties, "xxx");
        assertDamaged("node ID not found");
        Files.delete(properties);
        assertDamaged("meta.properties is missing");
        Files.write(properties, good);

        try (Stream<Path> files = Files.list(data.resolve("__cluster_metadata-0"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertDamaged("its metadata has lost the topics t");
        // Still said when it is tried again.
        assertDamaged("its metadata has lost the topics t");
    }

    private void assertDamaged(String reason) {
        assertThatThrownBy(() -> LocalKafka.start(folder, 0))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The broker cannot start on its folder " + folder + ", which is damaged")
                .hasMessageContaining(reason)
                .hasMessageEndingWith(
                        "delete it to start with an empty broker (./lab reset does that for work/kafka).");
    }

    /** A broker in a process of its own, so that it can be killed. Its first line is where it listens. */
    static final class BrokerMain {
        private BrokerMain() {}

        public static void main(String[] args) {
            LocalKafka kafka = LocalKafka.start(Path.of(args[0]), 0);
            kafka.createTopic("t", 1);
            System.out.println(kafka.bootstrapServers());
            kafka.awaitShutdown();
        }
    }

    private static void produce(LocalKafka kafka, String... values) throws Exception {
        try (KafkaProducer<String, String> producer = producer(kafka.bootstrapServers())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>("t", 0, null, value)).get(60, TimeUnit.SECONDS);
            }
        }
    }

    private static KafkaProducer<String, String> producer(String servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    }

    private static List<String> consume(LocalKafka kafka, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("t", 0);
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            while (values.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
