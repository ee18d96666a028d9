package labs.lab06;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import labs.harness.LabProcess;
import labs.harness.SharedKafka;
import labs.sensors.FleetSettings;
import labs.sensors.Reading;
import labs.sensors.ReadingParser;
import labs.sensors.Rejection;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import labs.support.Lab;
import labs.support.LocalKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class SensorSimulatorTest {
    private static final String COURSE = "{\"id_sensor\":\"S-DSA-MP6-CAP15-02468-374DM\", "
            + "\"id_equipamento\":\"E-DSA-MP6-CAP15-13579-374DM\", \"sensor\":\"sensor25\", "
            + "\"data_evento\":\"2022-11-05T15:22:16.968007Z\", \"padrao\":{\"formato\":\"iot:leitura:sensor:temp\", "
            + "\"leitura\":{\"temperatura\":42.0}}}";

    @TempDir
    Path folder;

    @Test
    void printsTenReadingsUnlessToldOtherwise() {
        try (LabProcess lab = LabProcess.start(SensorSimulator.class)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isZero();
            assertThat(lab.out())
                    .hasSize(10)
                    .allMatch(SensorSimulator::looksLikeAReading)
                    .allMatch(line -> ((Reading) ReadingParser.parse(line))
                            .eventTime()
                            .isAfter(Instant.now().minus(Duration.ofMinutes(5))));
            assertThat(lab.err()).singleElement().asString().matches("10 lines \\(seed \\d+\\), 10 of them .*");
        }
    }

    @Test
    void theSameSeedMakesTheSameBytes() {
        List<String> once = lines("1000", "--seed", "4", "--malformed", "5%", "--hot", "2");
        assertThat(lines("1000", "--seed", "4", "--malformed", "0.05", "--hot", "2"))
                .isEqualTo(once);
        assertThat(lines("1000", "--seed", "5", "--malformed", "5%", "--hot", "2"))
                .isNotEqualTo(once);
    }

    @Test
    void theOptionsShapeTheFleet() {
        SensorFleet fleet =
                new SensorFleet(FleetSettings.of(4).withSensors(7).withHot(2).withMalformed(0.5));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            expected.add(fleet.next().text());
        }
        assertThat(lines("200", "--seed", "4", "--sensors", "7", "--hot", "2", "--malformed", "50%"))
                .isEqualTo(expected);
    }

    @Test
    void simulatedTimeStepsByTheRate() {
        assertThat(times("3", "--seed", "1"))
                .containsExactly("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.010Z", "2026-01-01T00:00:00.020Z");
        assertThat(times("3", "--rate", "1000", "--event-time", "2022-11-05T15:22:16.968007Z"))
                .containsExactly(
                        "2022-11-05T15:22:16.968007Z", "2022-11-05T15:22:16.969007Z", "2022-11-05T15:22:16.970007Z");
    }

    /** Only the lower bound: how much longer it takes is the machine's business. */
    @Test
    void theRateIsKept() {
        long start = System.nanoTime();
        lines("11", "--rate", "50");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(200_000_000L);
    }

    @Test
    void theLastSentenceCountsWhatLooksLikeAReading() {
        List<String> lines = lines("1000", "--seed", "4", "--malformed", "20%");
        long readings =
                lines.stream().filter(SensorSimulator::looksLikeAReading).count();
        Result result = run("1000", "--seed", "4", "--malformed", "20%", "--to", file());
        assertThat(result.err)
                .contains("1000 lines to " + file() + " (seed 4), " + readings + " of them look like a reading.");
        assertThat(readings).isBetween(700L, 900L);
    }

    @Test
    void theRegularExpressionAgreesWithTheParser() {
        SensorFleet fleet = new SensorFleet(FleetSettings.of(9).withMalformed(0.3));
        for (int i = 0; i < 20_000; i++) {
            SensorLine line = fleet.next();
            assertThat(SensorSimulator.looksLikeAReading(line.text()))
                    .as(line.text())
                    .isEqualTo(ReadingParser.parse(line.text()) instanceof Reading);
        }
        assertThat(SensorSimulator.looksLikeAReading(COURSE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "02468-374DM, 02468-374D",
                "sensor25, sensor",
                "sensor25, probe25",
                "T15, 15",
                "'007Z\"', '007\"'",
                "42.0, 42.",
                "42.0, NaN",
                "42.0, '\"42.0\"'",
                "leitura\", medida\"",
                "}}}, }}",
            })
    void theRegularExpressionRefusesOtherForms(String what, String instead) {
        String line = COURSE.replace(what, instead);
        assertThat(line).isNotEqualTo(COURSE);
        assertThat(SensorSimulator.looksLikeAReading(line)).as(line).isFalse();
    }

    @Test
    void theFormAloneIsNotTheSense() {
        String line = COURSE.replace("2022-11-05", "2022-99-99");
        assertThat(SensorSimulator.looksLikeAReading(line)).isTrue();
        assertThat(ReadingParser.parse(line)).isEqualTo(new Rejection(Rejection.Reason.BAD_TIME));
    }

    @Test
    void stopsAfterAWholeLineWhenItIsStopped() throws Exception {
        try (LabProcess lab = LabProcess.start(SensorSimulator.class, "0", "--rate", "200", "--seed", "1")) {
            lab.awaitThat("some lines", () -> lab.out().size() > 20);
            lab.process().toHandle().destroy();
            assertThat(lab.awaitExit()).isEqualTo(143);
            assertThat(lab.out()).allMatch(SensorSimulator::looksLikeAReading);
        }
    }

    @Test
    void servesItsLinesOnAPort() throws Exception {
        int port = freePort();
        CompletableFuture<Result> run =
                CompletableFuture.supplyAsync(() -> run("100", "--seed", "1", "--to", "tcp://localhost:" + port));
        List<String> got = new ArrayList<>();
        try (Socket client = connect(port);
                BufferedReader reader = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            reader.lines().forEach(got::add);
        }
        assertThat(got).isEqualTo(lines("100", "--seed", "1"));
        assertThat(run.get(60, TimeUnit.SECONDS).code).isZero();
    }

    @Test
    void sendsToKafkaWithTheSensorForItsKey() {
        LocalKafka kafka = SharedKafka.broker();
        kafka.createTopic("simulated", 2);
        Result result = run(
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
        assertThat(result.code).as(result.err).isZero();
        assertThat(result.err).contains("2000 lines to the topic simulated (seed 3)");

        List<String> values = new ArrayList<>();
        Map<String, Set<Integer>> partitions = new HashMap<>();
        for (ConsumerRecord<String, String> record : records(kafka, 2000)) {
            values.add(record.value());
            partitions.computeIfAbsent(record.key(), key -> new HashSet<>()).add(record.partition());
        }
        assertThat(values).containsExactlyInAnyOrderElementsOf(lines("2000", "--seed", "3", "--malformed", "5%"));
        assertThat(partitions)
                .hasSize(50)
                .allSatisfy((sensor, in) -> assertThat(in).hasSize(1));
        assertThat(new HashSet<>(partitions.values())).hasSize(2);

        Result missing = run("--to", "kafka", "--bootstrap-servers", kafka.bootstrapServers(), "--topic", "none");
        assertThat(missing.code).isEqualTo(1);
        assertThat(missing.err).contains("error: The topic none does not exist at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many",
                "1 2",
                "-5",
                "--rate 0",
                "--rate -1",
                "--rate NaN",
                "--rate fast",
                "--sensors 0",
                "--sensors 100001",
                "--hot 51",
                "--hot -1",
                "--hot 3 --sensors 2",
                "--malformed 101%",
                "--malformed -1%",
                "--malformed some",
                "--event-time yesterday",
                "--event-time 2026-01-01",
                "--for soon",
                "--to tcp://192.0.2.1:9999",
                "--to tcp://localhost",
                "--to tcp://localhost:70000",
                "--to http://localhost:80",
                "--seed x",
                "--unknown",
            })
    void wrongUsageIsOneSentence(String arguments) {
        Result result = run(arguments.split(" "));
        assertThat(result.code).as(result.err).isEqualTo(2);
        assertThat(result.err.lines()).singleElement().asString().startsWith("error: ");
    }

    @Test
    void aFileThatCannotBeWrittenIsOneSentence() {
        Result result = run("--to", folder.resolve("missing/file").toString());
        assertThat(result.code).isEqualTo(1);
        assertThat(result.err.lines()).singleElement().asString().contains("cannot be written (NoSuchFileException)");
    }

    private record Result(int code, String err) {}

    /** Runs the lab in this JVM. */
    private static Result run(String... args) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, UTF_8));
        try {
            return new Result(Lab.call(new SensorSimulator(), args), err.toString(UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private String file() {
        return folder.resolve("readings.txt").toString();
    }

    /** The lines that the lab makes with these arguments. */
    private List<String> lines(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--to", file()));
        Result result = run(all.toArray(String[]::new));
        assertThat(result.code).as(result.err).isZero();
        try {
            return Files.readAllLines(Path.of(file()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> times(String... args) {
        return lines(args).stream()
                .map(line -> ((Reading) ReadingParser.parse(line)).eventTime().toString())
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
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
