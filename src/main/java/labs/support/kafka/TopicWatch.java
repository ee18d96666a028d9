package labs.support.kafka;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import labs.support.UserError;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Looks every second whether the broker answers, and says so when that changes, and whether the topic is still the one
 * that the stream began to read. A direct stream waits without a word for a broker that is gone; with fixed partitions
 * it would not notice new ones either, and would wait a minute for a topic that is gone.
 */
public final class TopicWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String servers;
    private final String patience;
    private final PrintStream out;
    private final InputTopic begun;
    private final KafkaAdmin admin;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(BasicThreadFactory.builder()
                    .namingPattern("topic-watch")
                    .daemon(true)
                    .build());
    private volatile UserError changed;
    private boolean silent;

    /**
     * Begins to look.
     *
     * @param patience what the stream does while the broker is away, as the end of a sentence
     * @param out where the sentences go
     * @throws UserError if the topic is not there
     */
    TopicWatch(String servers, String topic, String patience, PrintStream out) {
        this.servers = servers;
        this.patience = patience;
        this.out = out;
        try (KafkaAdmin first = new KafkaAdmin(servers)) {
            this.begun = InputTopic.of(first, topic);
        }
        this.admin = new KafkaAdmin(servers, PATIENCE);
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The topic as it was at the start. */
    public InputTopic begun() {
        return begun;
    }

    /**
     * Refuses to go on with results of which a part of the topic is missing.
     *
     * @throws UserError if partitions were added, or the topic was deleted
     */
    public void requireUnchanged() {
        UserError now = changed;
        if (now != null) {
            throw now;
        }
    }

    /** What a failed batch means, where the topic or its broker explains it and the lab goes on where it ended. */
    public Optional<UserError> explain(Throwable failure) {
        return Optional.ofNullable(changed).or(() -> KafkaFailures.whereItGoesOn(failure, servers));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close();
    }

    private void look() {
        try {
            Optional<TopicDescription> now = InputTopic.describe(admin, begun.name());
            changed = now.isPresent()
                    ? change(now.get())
                    : UserError.failure("The topic " + begun.name() + " was deleted while the lab read it; create"
                            + " it again and start with --fresh, which forgets what was stored of the old one.");
            if (silent) {
                silent = false;
                out.println("The Kafka broker answers again.");
            }
        } catch (UserError e) {
            if (!silent && !timer.isShutdown()) {
                silent = true;
                out.println("The Kafka broker at " + servers + " does not answer; the stream waits for it" + patience);
            }
        }
    }

    /** What has become of the topic; {@code null} if it is as it was. */
    private UserError change(TopicDescription now) {
        int partitions = now.partitions().size();
        int before = begun.earliest().size();
        if (!now.topicId().toString().equals(begun.id())) {
            return UserError.failure("The topic " + begun.name() + " was deleted and created again while the lab"
                    + " read it; start with --fresh, which forgets what was stored of the old one.");
        }
        return partitions == before
                ? null
                : UserError.failure("The topic " + begun.name() + " has " + partitions + " partitions now, and this"
                        + " run reads " + before + " of them; start the lab again and it reads all, each from where it"
                        + " left off.");
    }
}
