package labs.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import labs.harness.machine.SharedKafka;
import labs.support.UserError;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(180)
class KafkaOptionsTest {
    private static LocalKafka kafka;

    @BeforeAll
    static void startBroker() {
        kafka = SharedKafka.broker();
        kafka.createTopic("three", 3);
    }

    @Test
    void theDefaultsAreTheCourseTopicOnThisMachine() {
        KafkaOptions options = parse();
        assertThat(options.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(options.topic()).isEqualTo("dsamp6");
    }

    @Test
    void countsThePartitionsOfATopic() {
        assertThat(here("--topic", "three").requireTopic()).isEqualTo(3);
    }

    @Test
    void aMissingTopicIsSaidWithTheCommandThatCreatesIt() {
        assertThatThrownBy(() -> here("--topic", "other").requireTopic())
                .isInstanceOf(UserError.class)
                .hasMessage("The topic other does not exist at " + kafka.bootstrapServers()
                        + "; create it first: ./lab kafka topics --create --topic other --partitions 2"
                        + " --bootstrap-server " + kafka.bootstrapServers() + ".");
        assertThatThrownBy(() -> here().requireTopics(List.of("three", "three-rejected")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("The topic three-rejected does not exist");
    }

    @Test
    void aNameThatNoTopicCanHaveIsWrongUsage() {
        assertThatThrownBy(() -> here("--topic", "two words").requireTopic())
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(2))
                .hasMessageContaining("'two words' cannot be the name of a topic");
    }

    @Test
    void noBrokerIsOneSentence() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(
                        () -> parse("--bootstrap-servers", "127.0.0.1:" + free).requireTopic())
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(1))
                .hasMessage("No Kafka broker listens at 127.0.0.1:" + free + "; start one first, in another terminal:"
                        + " ./lab kafka (or name another with --bootstrap-servers).");
    }

    @Test
    void anotherProgramOnThePortIsOneSentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            KafkaOptions options = parse("--bootstrap-servers", "127.0.0.1:" + other.getLocalPort());
            options.waitAtMost(Duration.ofMillis(500));
            assertThatThrownBy(options::requireTopic)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("but it does not answer as a Kafka broker does");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", "localhost:port", "", "no.such.host.invalid:9092"})
    void whatIsNoAddressIsWrongUsage(String servers) {
        assertThatThrownBy(() -> parse("--bootstrap-servers", servers).requireBroker())
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(2))
                .hasMessageContaining("is not the address of a Kafka broker");
    }

    @Test
    void oneBrokerOfSeveralIsEnough() {
        assertThat(parse("--bootstrap-servers", "127.0.0.1:1," + kafka.bootstrapServers(), "--topic", "three")
                        .requireTopic())
                .isEqualTo(3);
    }

    @Test
    void anotherConsumerInTheGroupIsOneSentence() throws Exception {
        here().requireFreeGroup("free", Duration.ZERO);
        try (KafkaConsumer<String, String> other = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "busy", "client.id", "colleague"),
                new StringDeserializer(),
                new StringDeserializer())) {
            other.subscribe(List.of("three"));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                other.poll(Duration.ofMillis(100));
                return !other.assignment().isEmpty();
            });
            assertThatThrownBy(() -> here().requireFreeGroup("busy", Duration.ZERO))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("Another consumer is in the group busy (colleague at /127.0.0.1)");
        }
        here().requireFreeGroup("busy", Duration.ZERO);
    }

    @Test
    void aDemoBringsARealBrokerAndSomebodyWhoSends() {
        AtomicInteger number = new AtomicInteger();
        try (KafkaSource source = new KafkaSource()) {
            new CommandLine(source).parseArgs("--demo");
            assertThat(source.open(2, "more")).isEqualTo(2);
            source.feed(() -> Map.entry("key", "line " + number.getAndIncrement()), 1_000);
            try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            source.bootstrapServers(),
                            "group.id",
                            "g",
                            "auto.offset.reset",
                            "earliest"),
                    new StringDeserializer(),
                    new StringDeserializer())) {
                consumer.subscribe(List.of(source.topic()));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> consumer.poll(Duration.ofMillis(100)).count() > 0);
            }
        }
    }

    private static KafkaOptions here(String... more) {
        KafkaOptions options = parse(more);
        options.useBroker(kafka.bootstrapServers());
        return options;
    }

    private static KafkaOptions parse(String... args) {
        KafkaOptions options = new KafkaOptions();
        new CommandLine(options).parseArgs(args);
        return options;
    }
}
