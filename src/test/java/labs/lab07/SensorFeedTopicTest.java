package labs.lab07;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.Stream;
import labs.harness.lab.LabCall;
import labs.harness.lab.RunningLab;
import labs.harness.machine.SharedKafka;
import labs.harness.machine.TopicChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a topic before the lab starts, and while it reads. */
@Timeout(300)
class SensorFeedTopicTest {
    private static final String NO_RECORD =
            "so that some of its offsets have no record; lab 9 can" + " (./lab 9 StructuredSensorMeans).";

    /** The group has an offset in the new topic, as a lab leaves it that is killed just then. */
    @Test
    void aTopicThatWasMadeAgainIsReadFromItsBeginning() throws Exception {
        TopicChanges topic = create("made-again", 1);
        topic.send(0, 20);
        run("made-again", lab -> lab.awaitOut(soFar(20)));

        topic.createAgain(1);
        topic.commit("made-again", 0, 20);
        topic.send(0, 50);
        run("made-again", lab -> {
            lab.awaitOut(soFar(50));
            assertThat(lab.err())
                    .contains("The topic made-again was deleted and created again since the group made-again read it,"
                            + " so that the group begins anew.");
        });
    }

    @Test
    void aTopicThatIsMadeAgainMeanwhileEndsTheLab() throws Exception {
        TopicChanges topic = create("made-meanwhile", 1);
        topic.send(0, 20);
        try (RunningLab lab = start("made-meanwhile")) {
            lab.awaitOut(soFar(20));
            topic.createAgain(1);
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .contains("error: The topic made-meanwhile was deleted and created again while the lab read it;"
                            + " start the lab again, which then reads the new one.");
        }
        topic.send(0, 50);
        run("made-meanwhile", lab -> lab.awaitOut(soFar(50)));
    }

    @Test
    void anOffsetBehindTheEndIsRefused() throws Exception {
        TopicChanges topic = create("behind", 1);
        topic.send(0, 5);
        topic.commit("behind", 0, 7);
        assertFails(
                "behind",
                "The committed offset 7 lies behind the end of behind-0, which is at 5: the broker has lost records;"
                        + " choose another group with --group, which begins anew.");
    }

    @Test
    void recordsThatRetentionHasDeletedAreNamed() throws Exception {
        TopicChanges topic = create("retained", 1);
        topic.send(0, 9);
        topic.commit("retained", 0, 2);
        topic.deleteRecordsBefore(0, 5);
        assertFails("retained", "no longer has the records 2 to 4 of retained-0 (its retention has deleted them)");
    }

    @Test
    void partitionsThatAreAddedAreRead() throws Exception {
        TopicChanges topic = create("grown", 1);
        topic.send(0, 10);
        run("grown", lab -> {
            lab.awaitOut(soFar(10));
            topic.grow(2);
            topic.send(1, 10);
            lab.awaitOut(soFar(20));
            lab.awaitErr(line -> line.equals("The topic grown has 2 partitions now; the new ones are read, too."));
        });
    }

    @Test
    void fromLatestLeavesOutWhatWasThere() throws Exception {
        TopicChanges topic = create("latest", 1);
        topic.send(0, 10);
        run(
                "latest",
                lab -> {
                    lab.awaitOut(soFar(0));
                    topic.send(0, 3);
                    lab.awaitOut(soFar(3));
                },
                "--from",
                "latest");
    }

    @Test
    void aTopicThatIsWrittenInTransactionsIsRefusedAtOnce() throws Exception {
        TopicChanges topic = create("transactions", 1);
        topic.sendInTransaction(0, 5);
        assertFails(
                "transactions",
                "A direct stream cannot read the topic transactions: it is written in transactions, " + NO_RECORD);
    }

    /** Without the watch, the task would wait half a minute for the record that the marker is not. */
    @Test
    @Timeout(60)
    void aTransactionMeanwhileEndsTheLab() throws Exception {
        TopicChanges topic = create("transaction", 1);
        topic.send(0, 5);
        try (RunningLab lab = start("transaction")) {
            lab.awaitOut(soFar(5));
            topic.sendInTransaction(0, 5);
            assertThat(lab.awaitExit()).as(lab.transcript()).isEqualTo(1);
            assertThat(lab.err())
                    .contains(
                            "error: A direct stream cannot read the topic transaction: it is written in transactions, "
                                    + NO_RECORD);
        }
    }

    @Test
    void aCompactedTopicIsRefusedAtOnce() throws Exception {
        new TopicChanges("compacted").createCompacted();
        new TopicChanges("compacted-rejected").create(1);
        assertFails("compacted", "A direct stream cannot read the topic compacted: it is compacted, " + NO_RECORD);
    }

    private static TopicChanges create(String topic, int partitions) {
        new TopicChanges(topic + "-rejected").create(1);
        return new TopicChanges(topic).create(partitions);
    }

    private static void assertFails(String topic, String sentence) {
        LabCall call = LabCall.of(new SensorFeed(), arguments(topic));
        assertThat(call.exitCode()).as(call.err()).isEqualTo(1);
        assertThat(call.err()).startsWith("error: ").contains(sentence);
        assertThat(call.err().strip().lines()).hasSize(1);
    }

    private interface Look {
        void at(RunningLab lab) throws Exception;
    }

    /** Until what is looked for has been seen; then the lab ends as with {@code --for}. */
    private static void run(String topic, Look look, String... more) throws Exception {
        try (RunningLab lab = start(topic, more)) {
            look.at(lab);
            assertThat(lab.stop()).as(lab.transcript()).isZero();
        }
    }

    private static RunningLab start(String topic, String... more) {
        return RunningLab.start(
                new SensorFeed(),
                Stream.concat(Stream.of(arguments(topic)), Stream.of(more)).toArray(String[]::new));
    }

    private static String[] arguments(String topic) {
        String servers = SharedKafka.broker().bootstrapServers();
        return new String[] {"--bootstrap-servers", servers, "--topic", topic, "--group", topic, "--batch", "500ms"};
    }

    private static Predicate<String> soFar(int records) {
        return line -> line.contains("so far " + records + " records");
    }
}
