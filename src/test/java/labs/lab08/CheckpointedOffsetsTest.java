package labs.lab08;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.machine.SharedKafka;
import labs.harness.machine.TopicChanges;
import labs.lab08.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream that knows its topic from the checkpoint only. */
@Timeout(300)
class CheckpointedOffsetsTest {
    private static final String TOPIC = "checkpointed";

    @TempDir
    Path folder;

    @Test
    void endsWhereTheTopicIsMadeAgainAndDoesNotGoOnInTheNewOne() throws Exception {
        TopicChanges topic = new TopicChanges(TOPIC).create(1);
        topic.send(0, 20);
        try (LabProcess lab = LabProcess.start(CheckpointedOffsets.class, arguments())) {
            lab.awaitOut(line -> line.contains("in all 20 read"));
            topic.createAgain(1);
            // As many as before: offsets alone tell no difference.
            topic.send(0, 20);
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .contains("error: The topic checkpointed was deleted and created again while the lab read it; start"
                            + " with --fresh, which forgets what was stored of the old one.");
        }
        LabCall again = LabCall.of(new CheckpointedOffsets(), arguments());
        assertThat(again.exitCode()).as(again.err()).isEqualTo(1);
        assertThat(again.err()).contains("error: The topic checkpointed was deleted and created again (or this is");
    }

    private String[] arguments() {
        return new String[] {
            "--bootstrap-servers",
            SharedKafka.broker().bootstrapServers(),
            "--topic",
            TOPIC,
            "--batch",
            "1s",
            "--jdbc-url",
            Database.fileUrl(folder.resolve("results")),
            "--checkpoint",
            folder.resolve("checkpoint").toString()
        };
    }
}
