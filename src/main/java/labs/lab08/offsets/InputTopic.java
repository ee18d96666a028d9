package labs.lab08.offsets;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import labs.support.UserError;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A topic as the broker describes it at one moment.
 *
 * @param name its name
 * @param id which topic of that name: one that is deleted and made again has another id
 * @param earliest the oldest offset that the broker still has, by partition
 * @param latest the offset that the next record will get, by partition
 */
public record InputTopic(String name, String id, Map<Integer, Long> earliest, Map<Integer, Long> latest) {

    /**
     * Asks the broker.
     *
     * @throws UserError if the topic is not there, or nobody answers
     */
    public static InputTopic describe(Admin admin, String name) {
        try {
            TopicDescription description =
                    admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
            List<TopicPartition> partitions = description.partitions().stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            return new InputTopic(
                    name,
                    description.topicId().toString(),
                    offsets(admin, partitions, OffsetSpec.earliest()),
                    offsets(admin, partitions, OffsetSpec.latest()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw UserError.failure("The topic " + name + " is gone; create it again and start the lab"
                        + " with --fresh, which forgets what was stored of the old one.");
            }
            throw UserError.failure(
                    "The Kafka broker does not say how topic " + name + " is: "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted while waiting for the Kafka broker.", e);
        }
    }

    private static Map<Integer, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> questions =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<Integer, Long> offsets = new TreeMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> answer :
                admin.listOffsets(questions).all().get().entrySet()) {
            offsets.put(answer.getKey().partition(), answer.getValue().offset());
        }
        return offsets;
    }
}
