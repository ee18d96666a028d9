package labs.lab08.offsets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import labs.support.UserError;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The offsets that the broker keeps for a consumer group. */
public final class GroupOffsets {
    private GroupOffsets() {}

    /** The committed offset of each partition; the earliest one where nothing was committed. */
    public static Map<TopicPartition, Long> of(Admin admin, String group, InputTopic topic) {
        Map<TopicPartition, Long> start = new HashMap<>();
        topic.earliest().forEach((partition, first) -> start.put(new TopicPartition(topic.name(), partition), first));
        Map<TopicPartition, OffsetAndMetadata> committed = answered(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        start.replaceAll((partition, first) -> committed.get(partition) == null
                ? first
                : committed.get(partition).offset());
        return start;
    }

    /** Forgets what was committed. */
    public static void forget(Admin admin, String group) {
        try {
            answered(() -> admin.deleteConsumerGroups(List.of(group)).all().get());
        } catch (UserError e) {
            if (!(e.getCause().getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T answered(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw UserError.failure("The Kafka broker refuses: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted while waiting for the Kafka broker.", e);
        }
    }
}
