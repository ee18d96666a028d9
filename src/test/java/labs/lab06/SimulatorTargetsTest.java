package labs.lab06;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import labs.harness.lab.LabCall;
import labs.harness.machine.Ports;
import labs.harness.machine.SharedKafka;
import labs.support.kafka.LocalKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the simulator sends its lines: a port, Kafka, a file. */
@Timeout(180)
class SimulatorTargetsTest {
    @TempDir
    Path folder;

    @Test
    void servesItsLinesOnAPort() throws Exception {
        int port = Ports.free();
        CompletableFuture<LabCall> run = CompletableFuture.supplyAsync(
                () -> Simulation.run("100", "--seed", "1", "--to", "tcp://localhost:" + port));
        List<String> got = new ArrayList<>();
        try (Socket client = connect(port);
                BufferedReader reader = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            reader.lines().forEach(got::add);
        }
        assertThat(run.get(60, TimeUnit.SECONDS).exitCode()).isZero();
        assertThat(got).isEqualTo(Simulation.lines(folder, "100", "--seed", "1"));
    }

    @Test
    void sendsToKafkaWithTheSensorForItsKey() {
        LocalKafka kafka = SharedKafka.broker();
        kafka.createTopic("simulated", 2);
        LabCall result = Simulation.run(
                "2000",
                "--seed",
                "3",
                "--malformed",
                "5%",
                "--to",
                "kafka",
                "--topic",
                "simulated",
                "--bootstrap-servers",
                kafka.bootstrapServers());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("2000 lines to the topic simulated (seed 3)");

        List<String> values = new ArrayList<>();
        Map<String, Set<Integer>> partitions = new HashMap<>();
        for (ConsumerRecord<String, String> record : records(kafka, 2000)) {
            values.add(record.value());
            partitions.computeIfAbsent(record.key(), key -> new HashSet<>()).add(record.partition());
        }
        assertThat(values)
                .containsExactlyInAnyOrderElementsOf(
                        Simulation.lines(folder, "2000", "--seed", "3", "--malformed", "5%"));
        assertThat(partitions)
                .hasSize(50)
                .allSatisfy((sensor, in) -> assertThat(in).hasSize(1));
        assertThat(new HashSet<>(partitions.values())).hasSize(2);

        LabCall missing =
                Simulation.run("--to", "kafka", "--bootstrap-servers", kafka.bootstrapServers(), "--topic", "none");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("error: The topic none does not exist at");
    }

    @Test
    void aFileThatCannotBeWrittenIsOneSentence() {
        LabCall result = Simulation.run("--to", folder.resolve("missing/file").toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines()).singleElement().asString().contains("cannot be written (NoSuchFileException)");
    }

    @Test
    void whatIsMeantForKafkaIsNoFile() {
        assertThat(Simulation.run("--to", "Kafka").err()).contains("did you mean --to kafka?");
        assertThat(Simulation.run("--to", "localhost:9092").err())
                .contains("did you mean --to kafka --bootstrap-servers localhost:9092, or --to tcp://localhost:9092?");
    }

    private static Socket connect(int port) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> new Socket("127.0.0.1", port), Socket::isConnected);
    }

    private static List<ConsumerRecord<String, String>> records(LocalKafka kafka, int count) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "simulated",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("simulated"));
            while (records.size() < count) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
