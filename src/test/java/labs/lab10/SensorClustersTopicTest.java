package labs.lab10;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import labs.harness.lab.RunningLab;
import labs.harness.machine.SharedKafka;
import labs.harness.machine.TopicChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a topic while the model learns from it. */
@Timeout(300)
class SensorClustersTopicTest {
    @TempDir
    Path folder;

    @Test
    void aTopicThatIsMadeAgainEndsTheLab() throws Exception {
        TopicChanges topic = new TopicChanges("clusters-again").create(1);
        try (RunningLab lab = start("clusters-again")) {
            lab.awaitOut(line -> line.endsWith("0 sensors"));
            topic.send(0, 20);
            lab.awaitOut(line -> line.endsWith("20 so far"));
            topic.createAgain(1);
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .contains("error: The topic clusters-again was deleted and created again while the lab read it;"
                            + " start the lab again, which then reads the new one.");
        }
    }

    @Test
    void aTopicWithTransactionsIsRefused() {
        new TopicChanges("clusters-transactions").create(1).sendInTransaction(0, 5);
        try (RunningLab lab = start("clusters-transactions")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .singleElement()
                    .asString()
                    .startsWith("error: A direct stream cannot read the topic clusters-transactions: it is written in");
        }
    }

    private RunningLab start(String topic) {
        return RunningLab.start(
                new SensorClusters(),
                "--bootstrap-servers",
                SharedKafka.broker().bootstrapServers(),
                "--topic",
                topic,
                "--batch",
                "1s",
                "--window",
                "2s",
                "--model",
                folder.resolve("model").toString(),
                "--scored",
                folder.resolve("windows.csv").toString());
    }
}
