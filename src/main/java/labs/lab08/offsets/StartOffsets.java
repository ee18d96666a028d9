package labs.lab08.offsets;

import java.util.HashMap;
import java.util.Map;
import labs.lab08.store.ResultStore;
import labs.lab08.store.StoredOffset;
import labs.support.UserError;
import labs.support.kafka.InputTopic;
import org.apache.kafka.common.TopicPartition;

/** From where a stream goes on: the stored offsets, once it is certain that they still mean what they meant. */
public final class StartOffsets {
    private StartOffsets() {}

    /**
     * The offset of the next record of each partition. A partition of which nothing is stored is read from its
     * beginning, and that is written down.
     *
     * @throws UserError if the stored offsets belong to another topic, or the broker no longer has what follows them
     */
    public static Map<TopicPartition, Long> of(ResultStore store, InputTopic topic) {
        Map<TopicPartition, Long> start = new HashMap<>();
        for (StoredOffset stored : store.offsets()) {
            check(stored, topic);
            start.put(stored.topicPartition(), stored.next());
        }
        boolean goesOn = !start.isEmpty();
        topic.earliest().forEach((partition, first) -> {
            StoredOffset begin = new StoredOffset(topic.name(), partition, topic.id(), first, first);
            if (start.putIfAbsent(begin.topicPartition(), first) == null) {
                store.begin(begin);
                if (goesOn) {
                    System.err.println(
                            "Partition " + begin.topicPartition() + " is new; it is read from its beginning.");
                }
            }
        });
        return start;
    }

    private static void check(StoredOffset stored, InputTopic topic) {
        if (!stored.topic().equals(topic.name())) {
            throw UserError.failure("The stored results are those of topic " + stored.topic() + ", not of "
                    + topic.name() + ": name another database with --jdbc-url, or forget them with --fresh.");
        }
        if (!stored.topicId().equals(topic.id())) {
            throw UserError.failure("The topic " + topic.name() + " was deleted and created again (or this is another"
                    + " broker), so that the stored offsets mean nothing in it; start with --fresh, which forgets the"
                    + " stored results.");
        }
        topic.requireOffset(
                "stored", stored.partition(), stored.next(), "start with --fresh, which forgets the stored results");
    }
}
