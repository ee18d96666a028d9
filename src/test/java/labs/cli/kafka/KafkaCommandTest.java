package labs.cli.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import labs.cli.Main;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.machine.Ports;
import labs.support.inside.KafkaExit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class KafkaCommandTest {
    @TempDir
    Path home;

    /** The tools that are called here leave their own way to end. */
    @AfterEach
    void restoreExit() {
        KafkaExit.reset();
    }

    @Test
    void theBrokerAndTheToolsWorkTogether() throws Exception {
        String port = String.valueOf(Ports.free());
        String server = "localhost:" + port;
        try (LabProcess broker = lab("kafka", "--port", port)) {
            broker.awaitOut(line -> line.startsWith("Kafka broker on localhost:" + port + ", its data in "));
            broker.awaitOut(line -> line.equals(
                    "./lab kafka topics --create --topic dsamp6 --partitions 2 --bootstrap-server " + server));

            assertThat(called(1, "kafka", "--port", port).err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("error: Port " + port + " on 127.0.0.1 is taken");
            assertThat(ended(1, "kafka", "--port", String.valueOf(Ports.free())).err())
                    .singleElement()
                    .asString()
                    .contains("is in use by another broker");

            assertThat(ended(0, "kafka", "topics", "--create", "--topic", "t", "--bootstrap-server", server)
                            .out())
                    .contains("Created topic t.");
            // Said once, without a stack trace; the labs' own spelling of the option is understood.
            LabCall again = called(1, "kafka", "topics", "--create", "--topic", "t", "--bootstrap-servers=" + server);
            assertThat(again.out()).contains("Error while executing topic command : Topic 't' already exists.");
            assertThat(again.err()).isEmpty();
            assertThat(called(1, "kafka", "topics", "--what", "--bootstrap-server", server)
                            .err()
                            .lines())
                    .containsExactly("what is not a recognized option");

            try (LabProcess producer = lab("kafka", "produce", "--topic", "t", "--bootstrap-server", server)) {
                try (OutputStream typed = producer.process().getOutputStream()) {
                    typed.write(("one\n" + "x".repeat(5_000_000) + "\ntwo é\n").getBytes(UTF_8));
                }
                assertThat(producer.awaitExit()).as(producer.transcript()).isEqualTo(1);
                assertThat(producer.err())
                        .singleElement()
                        .asString()
                        .startsWith("error: A record was not sent: The message is 5000088 bytes");
            }
            assertThat(ended(
                                    0,
                                    "kafka",
                                    "consume",
                                    "--topic",
                                    "t",
                                    "--from-beginning",
                                    "--max-messages",
                                    "2",
                                    "--bootstrap-server",
                                    server)
                            .out())
                    .containsExactly("one", "two é");
            assertSaysTheCause(
                    "No key separator found on line number 1: 'no'.",
                    "no\n",
                    "produce",
                    "--property",
                    "parse.key=true",
                    "--topic",
                    "t",
                    "--bootstrap-server",
                    server);
            assertSaysTheCause(
                    "Invalid value 7 for configuration acks: String must be one of: all, -1, 0, 1.",
                    "",
                    "produce",
                    "--producer-property",
                    "acks=7",
                    "--topic",
                    "t",
                    "--bootstrap-server",
                    server);
            assertThat(called(1, "kafka", "consume", "--topic", "none", "--bootstrap-server", server)
                            .err()
                            .lines())
                    .singleElement()
                    .asString()
                    .contains("The topic none does not exist");

            broker.process().toHandle().destroy();
            broker.awaitExit();
        }
        assertThat(called(2, "kafka", "topic", "--list").err()).contains("Did you mean topics?");
        assertThat(called(1, "kafka", "topics", "--list", "--bootstrap-server", server)
                        .err()
                        .lines())
                .singleElement()
                .asString()
                .startsWith("error: No Kafka broker listens at " + server);
    }

    /** Of which the tool prints nothing but a stack trace. */
    private void assertSaysTheCause(String cause, String typed, String... tool) throws Exception {
        String[] args = Stream.concat(Stream.of("kafka"), Stream.of(tool)).toArray(String[]::new);
        try (LabProcess lab = lab(args)) {
            try (OutputStream terminal = lab.process().getOutputStream()) {
                terminal.write(typed.getBytes(UTF_8));
            }
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err()).containsExactly("error: " + cause);
        }
    }

    private LabProcess lab(String... args) {
        return LabProcess.start(List.of("-Dlabs.home=" + home), Main.class, args);
    }

    /** Within this JVM, where what counts is only what is said and the exit code. */
    private static LabCall called(int status, String... args) {
        LabCall call = LabCall.of(new Main(), args);
        assertThat(call.exitCode()).as(call.toString()).isEqualTo(status);
        return call;
    }

    private LabProcess ended(int status, String... args) {
        try (LabProcess lab = lab(args)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(status);
            return lab;
        }
    }
}
