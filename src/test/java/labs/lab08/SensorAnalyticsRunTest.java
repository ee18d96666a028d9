package labs.lab08;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import labs.harness.lab.CommentExample;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import labs.harness.machine.SharedKafka;
import labs.harness.machine.ToolsOfThisMachine;
import labs.lab08.drill.TopicWriter;
import labs.lab08.screen.Balance;
import labs.lab08.store.Database;
import labs.lab08.store.ResultStore;
import labs.support.Workspace;
import labs.support.kafka.LocalKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lab as a student runs it, against a real broker. */
@Timeout(300)
class SensorAnalyticsRunTest {
    private static final String TOPIC = "course";
    private static final Path COURSE_FILE = Workspace.data("course-readings.txt");
    /** As it stands in data/README.md. */
    private static final String AWK = "{n[$2]++; sum[$2]+=$4} END {for (s in n) printf \"%s %.2f\\n\", s, sum[s]/n[s]}";

    private static final String AWK_FIELDS = "\"sensor\":\"|\", *\"data_evento|\"temperatura\":|}";

    @TempDir
    Path folder;

    @Test
    void aFileOfTheCourseGivesTheMeansThatAnotherLanguageComputes() throws Exception {
        Map<String, String> expected = meansByAwk();
        String url = Database.fileUrl(folder.resolve("results.db"));
        LocalKafka kafka = SharedKafka.broker();
        kafka.createTopic(TOPIC, 2);
        kafka.createTopic(SensorAnalytics.ALERTS, 1);
        try (TopicWriter writer = new TopicWriter(kafka.bootstrapServers(), TOPIC)) {
            writer.write(Files.readAllLines(COURSE_FILE));
            writer.write(List.of("not a reading"));
            RunningLab first = runUntil("in all 1,000 readings, 1 rejected", kafka, url);
            CommentExample example =
                    CommentExample.of(SensorAnalytics.class, "\\(\\w+-0: 0 to 0, .*|sensor0(#0)?|went (up|down)");
            assertThat(example.isIn(first.out())).as(first.transcript()).isTrue();
            // The second run goes on where the first one ended.
            writer.write(List.of(Samples.line("sensor1000", "66")));
        }
        RunningLab second = runUntil("in all 1,001 readings, 1 rejected", kafka, url);
        assertThat(second.err()).anyMatch(line -> line.contains("1,000 readings, 1 rejected. The window starts"));

        try (ResultStore store = ResultStore.open(url)) {
            Map<String, String> means = new HashMap<>();
            store.sensors()
                    .forEach(s -> means.put(s.sensor(), s.allTime().mean().toString()));
            expected.put("sensor1000", "66.00");
            assertThat(means).as(Balance.of(store).toString()).isEqualTo(expected);
            assertThat(store.rejects()).isEqualTo(Map.of("not JSON", 1L));
            assertThat(store.unsentAlerts()).isEmpty();
        }
        assertThat(alertKeys(kafka)).contains("sensor1000#1").doesNotHaveDuplicates();

        LabCall report = LabCall.of(new SensorAnalytics(), "--report", "--jdbc-url", url);
        assertThat(report.exitCode()).isZero();
        assertThat(report.out().lines())
                .contains("Records: 1,002 read, 1,001 readings and 1 rejected counted: each once")
                .contains("sensor, round(mean, 2) where mean > 65");
    }

    /** The lab has ended when this returns. */
    private static RunningLab runUntil(String total, LocalKafka kafka, String url) {
        RunningLab lab = RunningLab.start(
                new SensorAnalytics(),
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--topic",
                TOPIC,
                "--jdbc-url",
                url,
                "--batch",
                "500ms");
        try (lab) {
            lab.awaitOut(line -> line.contains(total));
            assertThat(lab.stop()).as(lab.transcript()).isZero();
        }
        return lab;
    }

    private static Map<String, String> meansByAwk() throws IOException {
        assumeTrue(ToolsOfThisMachine.find("awk").isPresent(), "awk is not installed");
        LabProcess awk = LabProcess.start(new ProcessBuilder("awk", "-F" + AWK_FIELDS, AWK, COURSE_FILE.toString()));
        assertThat(awk.awaitExit()).isZero();
        Map<String, String> means = new HashMap<>();
        awk.out().forEach(line -> means.put(line.split(" ")[0], line.split(" ")[1]));
        assertThat(means).hasSizeGreaterThan(40);
        return means;
    }

    private static List<String> alertKeys(LocalKafka kafka) {
        List<String> keys = new ArrayList<>();
        TopicPartition partition = new TopicPartition(SensorAnalytics.ALERTS, 0);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(10))) {
                    keys.add(record.key());
                }
            }
        }
        return keys;
    }
}
