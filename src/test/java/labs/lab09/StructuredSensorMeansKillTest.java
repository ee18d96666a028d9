package labs.lab09;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import labs.harness.LabProcess;
import labs.harness.QueryBench;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import labs.support.LocalKafka;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab as a process of its own against a real broker: killed, started again, and asked for the truth. */
class StructuredSensorMeansKillTest {
    private static final String TOPIC = "readings";
    private static final String ALL = "select sensor, readings, mean_temperature from means order by sensor";

    @TempDir
    Path temp;

    private LocalKafka kafka;
    private final SensorFleet fleet = new SensorFleet(FleetSettings.of(6).withMalformed(0.05));

    @BeforeEach
    void startBroker() {
        kafka = LocalKafka.start(temp.resolve("kafka"), 0);
        kafka.createTopic(TOPIC, 2);
    }

    @AfterEach
    void stopBroker() {
        kafka.close();
    }

    @Test
    void killedAndStartedAgainItHasCountedEveryReadingOnce() throws Exception {
        List<SensorLine> lines = new ArrayList<>(send(3_000));
        try (LabProcess lab = start("--max-records", "200")) {
            lab.awaitOut(line -> line.startsWith("Batch 2:"));
            lab.kill();
        }
        lines.addAll(send(500));
        try (LabProcess lab = start("--max-records", "200")) {
            lab.awaitOut(line -> line.startsWith("Batch "));
            lab.kill();
        }
        long malformed = lines.stream().filter(SensorLine::broken).count();
        String end =
                ": " + (lines.size() - malformed) + " readings of 50 sensors, " + malformed + " malformed lines kept";
        try (LabProcess lab = start()) {
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
    }

    @Test
    void saysWhatDoesNotFitTheCheckpoint() throws Exception {
        send(50);
        kafka.createTopic("other", 1);
        try (LabProcess lab = start()) {
            lab.awaitOut(line -> line.startsWith("Batch "));
            lab.kill();
        }
        assertThat(failure("--topic", "other"))
                .contains("was written with other parameters (--topic was readings, is other)")
                .contains("--fresh");
        assertThat(failure("--malformed", temp.resolve("elsewhere").toString()))
                .startsWith("error: The lines that were kept with this checkpoint are not in ");
        assertThat(failure("--checkpoint", temp.resolve("new").toString()))
                .startsWith("error: The lines in ")
                .contains("were kept with a checkpoint that is not here any more");
        assertThat(failure("--sql", "select temperature from means"))
                .startsWith("error: The query of --sql does not run: ")
                .contains("`temperature`");
    }

    private static List<String> tableAfter(String end, List<String> out) {
        return out.stream()
                .dropWhile(line -> !line.endsWith(end))
                .skip(1)
                .limit(54)
                .toList();
    }

    private LabProcess start(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--topic",
                TOPIC,
                "--batch",
                "300ms",
                "--rows",
                "100"));
        args.addAll(List.of("--sql", ALL));
        args.addAll(List.of("--checkpoint", temp.resolve("checkpoint").toString()));
        args.addAll(List.of("--malformed", temp.resolve("malformed").toString()));
        for (int i = 0; i < more.length; i += 2) {
            int same = args.indexOf(more[i]);
            if (same >= 0) {
                args.set(same + 1, more[i + 1]);
            } else {
                args.addAll(List.of(more[i], more[i + 1]));
            }
        }
        return LabProcess.start(StructuredSensorMeans.class, args.toArray(String[]::new));
    }

    /** The only line that the lab says before it ends with exit code 1 or 2. */
    private String failure(String... more) {
        try (LabProcess lab = start(more)) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isIn(1, 2);
            List<String> said = lab.err().stream()
                    .filter(line -> !line.startsWith("WARNING:"))
                    .toList();
            assertThat(said).as(lab.transcript()).hasSize(1);
            return said.get(0);
        }
    }

    private List<SensorLine> send(int count) throws Exception {
        List<SensorLine> lines = Stream.generate(fleet::next).limit(count).toList();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            lines.forEach(line -> sent.add(producer.send(new ProducerRecord<>(TOPIC, line.sensor(), line.text()))));
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
