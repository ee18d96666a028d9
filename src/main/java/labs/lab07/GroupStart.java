package labs.lab07;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.kafka.GroupOffsets;
import labs.support.kafka.InputTopic;
import labs.support.kafka.KafkaSource;

/**
 * Makes sure that what a group has committed is about this topic, and about records that are there. Kafka keeps the
 * committed offsets by the topic's name, so that a lab that was killed while its topic was deleted and created again would
 * go on in the new one where it was in the old. Which one it was, a small file remembers.
 */
final class GroupStart {
    private static final Path FILE = Workspace.work().resolve("lab07").resolve("topics.properties");

    private GroupStart() {}

    /** @throws UserError if the broker does not have the records that come next */
    static void check(KafkaSource source, String group, InputTopic topic) {
        if (source.demo()) {
            return;
        }
        String servers = source.bootstrapServers();
        if (isAnother(group + " " + topic.name() + " " + servers, topic.id())) {
            GroupOffsets.forget(servers, group);
            System.err.println("The topic " + topic.name() + " was deleted and created again since the group " + group
                    + " read it, so that the group begins anew.");
        }
        GroupOffsets.of(servers, group, topic, "choose another group with --group, which begins anew");
    }

    /** Whether there was another topic when this was asked before. */
    private static boolean isAnother(String key, String id) {
        Properties known = new Properties();
        try {
            if (Files.exists(FILE)) {
                try (InputStream in = Files.newInputStream(FILE)) {
                    known.load(in);
                }
            }
            Object before = known.put(key, id);
            if (!id.equals(before)) {
                Files.createDirectories(FILE.getParent());
                try (OutputStream out = Files.newOutputStream(FILE)) {
                    known.store(out, "Which topic a group has read: its id");
                }
            }
            return before != null && !id.equals(before);
        } catch (IOException e) {
            throw UserError.failure("The lab cannot write to " + Workspace.display(FILE) + "; make it writable.", e);
        }
    }
}
