package labs.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import labs.harness.machine.SharedKafka;
import labs.harness.machine.TopicChanges;
import labs.support.UserError;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.spark.streaming.scheduler.StreamingListenerStreamingStarted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TopicWatchTest {
    @TempDir
    Path folder;

    @Test
    void saysThatTheBrokerIsGoneAndThatItIsBackOnceEach() {
        LocalKafka kafka = LocalKafka.start(folder, 0);
        kafka.createTopic("t", 1);
        String servers = kafka.bootstrapServers();
        String gone = "The Kafka broker at " + servers + " does not answer; the stream waits for it. Start it again, or"
                + " stop the lab with Ctrl-C." + System.lineSeparator();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (TopicWatch watch = new TopicWatch(servers, "t", TopicReader.QUERY, new PrintStream(said, true, UTF_8))) {
            kafka.close();
            await().atMost(Duration.ofSeconds(60)).until(() -> said.toString(UTF_8), equalTo(gone));

            kafka = LocalKafka.start(folder, kafka.port());
            String back = "The Kafka broker answers again." + System.lineSeparator();
            await().atMost(Duration.ofSeconds(60)).until(() -> said.toString(UTF_8), equalTo(gone + back));
        } finally {
            kafka.close();
        }
    }

    /** Kafka's consumer, with which a direct stream starts, asks without an end. */
    @Test
    void aStreamThatStartsDoesNotWaitForEver() {
        LocalKafka kafka = LocalKafka.start(folder, 0);
        kafka.createTopic("t", 1);
        List<UserError> ends = new CopyOnWriteArrayList<>();
        List<UserError> endsOfStarted = new CopyOnWriteArrayList<>();
        String servers = kafka.bootstrapServers();
        try (TopicWatch started = hasty(servers);
                TopicWatch starts = hasty(servers)) {
            started.endsRunWith(endsOfStarted::add);
            started.onStreamingStarted(new StreamingListenerStreamingStarted(0));
            starts.endsRunWith(ends::add);
            kafka.close();
            await().atMost(Duration.ofSeconds(60)).until(() -> !ends.isEmpty());
            assertThat(ends.get(0))
                    .hasMessage("The Kafka broker at " + servers
                            + " has not answered for a minute; start it, then this lab.");
            assertThat(endsOfStarted).isEmpty();
        }
    }

    private static TopicWatch hasty(String servers) {
        return new TopicWatch(servers, "t", TopicReader.SUBSCRIBED, System.err, Duration.ofSeconds(1));
    }

    @Test
    void saysWhatHasBecomeOfTheTopic() throws Exception {
        LocalKafka kafka = SharedKafka.broker();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            kafka.createTopic("grows", 2);
            kafka.createTopic("goes", 1);
            try (TopicWatch grows = watch(kafka, "grows");
                    TopicWatch goes = watch(kafka, "goes")) {
                grows.requireUnchanged();
                goes.requireUnchanged();
                assertThat(grows.begun().latest()).isEqualTo(Map.of(0, 0L, 1, 0L));

                admin.createPartitions(Map.of("grows", NewPartitions.increaseTo(3)))
                        .all()
                        .get();
                admin.deleteTopics(List.of("goes")).all().get();
                assertRefuses(grows, "The topic grows has 3 partitions now, and this run reads 2 of them");
                assertRefuses(goes, "The topic goes was deleted while the lab read it");
            }
        }
    }

    @Test
    void refusesGapsForADirectStreamAndNotForAQuery() throws Exception {
        new TopicChanges("gaps").createCompacted();
        LocalKafka kafka = SharedKafka.broker();
        assertThatThrownBy(() -> watch(kafka, "gaps"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("A direct stream cannot read the topic gaps: it is compacted");
        String servers = kafka.bootstrapServers();
        try (TopicWatch query = new TopicWatch(servers, "gaps", TopicReader.QUERY, System.err)) {
            query.requireUnchanged();
        }
    }

    /** The task has waited in vain; the broker was there all the time. */
    @Test
    void aRecordThatNeverComesIsAGapWhereTheBrokerAnswers() {
        LocalKafka kafka = SharedKafka.broker();
        kafka.createTopic("never", 1);
        try (TopicWatch watch = watch(kafka, "never")) {
            Exception task = new IllegalArgumentException("requirement failed: Failed to get records for g never-0 7");
            assertThat(watch.explain(task))
                    .hasValueSatisfying(said -> assertThat(said)
                            .hasMessageStartingWith("A direct stream cannot read the topic never: it is compacted or"));
        }
    }

    private static TopicWatch watch(LocalKafka kafka, String topic) {
        return new TopicWatch(kafka.bootstrapServers(), topic, TopicReader.ASSIGNED, System.err);
    }

    private static void assertRefuses(TopicWatch watch, String sentence) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThatThrownBy(watch::requireUnchanged)
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining(sentence));
        UserError any = UserError.failure("A batch failed.");
        assertThat(watch.explain(any))
                .hasValueSatisfying(said -> assertThat(said).hasMessageContaining(sentence));
    }
}
