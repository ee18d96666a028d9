package labs.lab09;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import labs.harness.lab.RunningLab;
import labs.harness.machine.SharedKafka;
import labs.harness.machine.TopicChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a topic while the query reads it, and before it goes on. */
@Timeout(300)
class StructuredSensorMeansTopicTest {
    @TempDir
    Path folder;

    @Test
    void aTopicThatIsMadeAgainIsRefusedMeanwhileAndAtTheNextStart() throws Exception {
        TopicChanges topic = new TopicChanges("means-again").create(1);
        topic.send(0, 20);
        try (RunningLab lab = start("means-again")) {
            lab.awaitOut(line -> line.contains("20 malformed lines kept"));
            topic.createAgain(1);
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .contains("error: The topic means-again was deleted and created again while the lab read it; start"
                            + " with --fresh, which forgets what was stored of the old one.");
        }
        topic.send(0, 70);
        try (RunningLab lab = start("means-again")) {
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .singleElement()
                    .asString()
                    .startsWith("error: The checkpoint in ")
                    .contains("was written with other parameters (topic id was ")
                    .contains("type --fresh to start over");
        }
        try (RunningLab lab = start("means-again", "--fresh")) {
            lab.awaitOut(line -> line.contains("70 malformed lines kept"));
        }
    }

    @Test
    void transactionsAndPartitionsThatAreAddedAreRead() throws Exception {
        TopicChanges topic = new TopicChanges("means-grown").create(1);
        topic.sendInTransaction(0, 10);
        try (RunningLab lab = start("means-grown")) {
            lab.awaitOut(line -> line.contains("10 malformed lines kept"));
            topic.grow(2);
            topic.send(1, 5);
            lab.awaitOut(line -> line.contains("15 malformed lines kept"));
            lab.awaitErr(
                    line -> line.equals("The topic means-grown has 2 partitions now; the new ones are read, too."));
        }
    }

    private RunningLab start(String topic, String... more) {
        String[] args = {
            "--bootstrap-servers",
            SharedKafka.broker().bootstrapServers(),
            "--topic",
            topic,
            "--checkpoint",
            folder.resolve("checkpoint").toString(),
            "--malformed",
            folder.resolve("malformed").toString(),
            "--batch",
            "1s",
            more.length == 0 ? "--rows=20" : more[0]
        };
        return RunningLab.start(new StructuredSensorMeans(), args);
    }
}
