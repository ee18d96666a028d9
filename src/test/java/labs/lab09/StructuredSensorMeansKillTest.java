package labs.lab09;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import labs.harness.QueryBench;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import labs.support.kafka.LocalKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab against a real broker: killed as a process of its own, started again, and asked for the truth. */
class StructuredSensorMeansKillTest {
    private static final String ALL = "select sensor, readings, mean_temperature from means order by sensor";

    private static LocalKafka kafka;

    @TempDir
    Path temp;

    private String topic;
    private final SensorFleet fleet = new SensorFleet(FleetSettings.of(6).withMalformed(0.05));

    @BeforeAll
    static void startBroker(@TempDir Path folder) {
        kafka = LocalKafka.start(folder, 0);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void createTopic() {
        topic = "readings-" + UUID.randomUUID();
        kafka.createTopic(topic, 2);
    }

    @Test
    void killedAndStartedAgainItHasCountedEveryReadingOnce() throws Exception {
        List<SensorLine> lines = new ArrayList<>(send(3_000));
        try (LabProcess lab = LabProcess.start(StructuredSensorMeans.class, args("--max-records", "200"))) {
            // In the middle: some batches are done, most records are still to be read.
            lab.awaitOut(line -> line.startsWith("Batch ") && !line.startsWith("Batch 0:"));
            lab.kill();
        }
        lines.addAll(send(500));
        long malformed = lines.stream().filter(SensorLine::broken).count();
        String end =
                ": " + (lines.size() - malformed) + " readings of 50 sensors, " + malformed + " malformed lines kept";
        try (RunningLab lab = RunningLab.start(new StructuredSensorMeans(), args())) {
            // Borders, headings and 50 rows follow the line that says how many there are.
            lab.awaitThat("the whole table", () -> tableAfter(end, lab.out()).size() == 54);
            List<String> table = tableAfter(end, lab.out());
            assertThat(table.stream()
                            .filter(line -> line.startsWith("|sensor") && !line.startsWith("|sensor "))
                            .map(StructuredSensorMeansKillTest::cells))
                    .containsExactlyInAnyOrderElementsOf(StructuredSensorMeansTest.truth(
                            lines.stream().map(SensorLine::text).toList()));
        }
        List<Row> kept = QueryBench.spark()
                .read()
                .schema("topic STRING, partition INT, offset BIGINT, line STRING")
                .json(temp.resolve("malformed").toString())
                .collectAsList();
        assertThat(kept.stream().map(row -> row.getInt(1) + "/" + row.getLong(2)))
                .doesNotHaveDuplicates()
                .hasSize((int) malformed);
        assertThat(kept.stream().map(row -> row.getString(3)))
                .containsExactlyInAnyOrderElementsOf(lines.stream()
                        .filter(SensorLine::broken)
                        .map(SensorLine::text)
                        .toList());
        saysWhatDoesNotFitTheCheckpoint();
    }

    /** The lab is called once more, with something that does not fit the checkpoint that it has left. */
    private void saysWhatDoesNotFitTheCheckpoint() throws Exception {
        kafka.createTopic("other", 1);
        assertThat(failure(1, "--topic", "other"))
                .contains("was written with other parameters (--topic was " + topic + ", is other")
                .contains("--fresh");
        assertThat(failure(1, "--malformed", temp.resolve("elsewhere").toString()))
                .startsWith("error: The lines that were kept with this checkpoint are not in ");
        assertThat(failure(1, "--checkpoint", temp.resolve("new").toString()))
                .startsWith("error: The lines in ")
                .contains("were kept with a checkpoint that is not here any more");
        assertThat(failure(2, "--sql", "select temperature from means"))
                .contains("error: The query of --sql does not run: ")
                .contains("`temperature`");
        try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        kafka.createTopic(topic, 2);
        assertThat(failure(1)).contains("topic id was ").contains("--fresh");
        assertThat(failure(1, "--keep", null))
                .contains("error: The topic " + topic + " no longer has records that the checkpoint has not read yet");
    }

    private static List<String> tableAfter(String end, List<String> out) {
        return out.stream()
                .dropWhile(line -> !line.endsWith(end))
                .skip(1)
                .limit(54)
                .toList();
    }

    private String[] args(String... more) {
        Map<String, String> args = new LinkedHashMap<>(Map.of(
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--topic",
                topic,
                "--batch",
                "1s",
                "--rows",
                "100",
                "--sql",
                ALL,
                "--checkpoint",
                temp.resolve("checkpoint").toString(),
                "--malformed",
                temp.resolve("malformed").toString()));
        for (int i = 0; i < more.length; i += 2) {
            args.put(more[i], more[i + 1]);
        }
        return args.entrySet().stream()
                // An option without a value has none here, too.
                .flatMap(option -> Stream.of(option.getKey(), option.getValue()).filter(Objects::nonNull))
                .toArray(String[]::new);
    }

    /** What the lab says on standard error when it is called within this JVM, and ends by itself. */
    private String failure(int exitCode, String... more) {
        LabCall lab = LabCall.withSpark(new StructuredSensorMeans(), args(more));
        assertThat(lab.exitCode()).as(lab.err()).isEqualTo(exitCode);
        return lab.err();
    }

    private List<SensorLine> send(int count) throws Exception {
        List<SensorLine> lines = Stream.generate(fleet::next).limit(count).toList();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            lines.forEach(line -> sent.add(producer.send(new ProducerRecord<>(topic, line.sensor(), line.text()))));
            for (Future<?> each : sent) {
                each.get();
            }
        }
        return lines;
    }

    /** {@code |sensor9 |65 |36.1|} as the truth is written. */
    private static Object cells(String line) {
        String[] cells = line.substring(1).split("\\|");
        return List.of(cells[0].strip(), Long.valueOf(cells[1].strip()), Double.valueOf(cells[2].strip()));
    }
}
