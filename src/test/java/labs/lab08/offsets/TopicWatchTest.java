package labs.lab08.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import labs.harness.machine.SharedKafka;
import labs.support.UserError;
import labs.support.kafka.LocalKafka;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

class TopicWatchTest {
    @Test
    void saysWhatHasBecomeOfTheTopic() throws Exception {
        LocalKafka kafka = SharedKafka.broker();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            kafka.createTopic("grows", 2);
            kafka.createTopic("goes", 1);
            try (TopicWatch grows = new TopicWatch(kafka.bootstrapServers(), "grows");
                    TopicWatch goes = new TopicWatch(kafka.bootstrapServers(), "goes")) {
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
