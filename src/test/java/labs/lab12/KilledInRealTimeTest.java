package labs.lab12;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import labs.harness.lab.LabProcess;
import labs.harness.machine.SharedKafka;
import labs.sensors.FleetSettings;
import labs.sensors.SensorFleet;
import labs.sensors.SensorLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** At least once: real-time mode, killed between two checkpoints as a process of its own, and started again. */
@Timeout(300)
class KilledInRealTimeTest {
    private static final String TOPIC = "killed-in-real-time";

    @TempDir
    Path temp;

    @Test
    void noAlertIsLostAndThoseThatComeAgainAreToldByTheirKey() throws Exception {
        SharedKafka.broker().createTopic(TOPIC, 2);
        SharedKafka.broker().createTopic(TOPIC + "-hot", 2);
        SensorFleet fleet = new SensorFleet(FleetSettings.of(5).withHot(3).withMalformed(0.05));
        List<SensorLine> lines = new ArrayList<>();
        try (AlertTopic ends = new AlertTopic(SharedKafka.broker().bootstrapServers(), TOPIC)) {
            List<String> before;
            // A checkpoint an hour: whatever was sent until the kill is sent again.
            try (LabProcess lab = start("--real-time", "1h")) {
                lab.awaitThat("the first alert", () -> {
                    lines.addAll(ends.send(fleet, 20));
                    return !ends.alerts().isEmpty();
                });
                lines.addAll(ends.send(fleet, 500));
                lab.awaitThat(
                        "all alerts",
                        () -> ends.alerts()
                                .containsAll(AlertTopic.expected(lines.subList(lines.size() - 500, lines.size()), 65)));
                lab.kill();
                before = ends.alerts();
            }
            List<SensorLine> meanwhile = ends.send(fleet, 500);
            try (LabProcess lab = start("--real-time", "5s")) {
                lab.awaitThat(
                        "the alerts of what came meanwhile",
                        () -> ends.alerts().containsAll(AlertTopic.expected(meanwhile, 65)));
                lab.awaitThat(
                        "those that came again",
                        () -> ends.alerts().size()
                                == 2 * before.size()
                                        + AlertTopic.expected(meanwhile, 65).size());
                lab.awaitOut(line -> line.startsWith("the last 5s") && repeated(line) == before.size());
            }
            assertThat(ends.alerts().subList(0, before.size())).doesNotHaveDuplicates();
            List<String> expected = new ArrayList<>(before);
            expected.addAll(AlertTopic.expected(meanwhile, 65));
            assertThat(new HashSet<>(ends.alerts())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** The last column but one. */
    private static int repeated(String row) {
        String[] cells = row.split("\\s+");
        return Integer.parseInt(cells[cells.length - 2]);
    }

    private LabProcess start(String... way) {
        return LabProcess.start(
                StructuredHotReadings.class,
                way[0],
                way[1],
                "--bootstrap-servers",
                SharedKafka.broker().bootstrapServers(),
                "--topic",
                TOPIC,
                "--master",
                "local[2]",
                "--checkpoint",
                temp.resolve("checkpoint").toString());
    }
}
