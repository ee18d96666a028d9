package labs.lab08.offsets;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import labs.support.UserError;
import labs.support.kafka.KafkaAdmins;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks every other second whether the topic is still the one that the stream began to read. A direct stream with fixed
 * partitions would not notice new ones, and would wait a minute for a topic that is gone.
 */
public final class TopicWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 10_000;

    private final Admin admin;
    private final String servers;
    private final InputTopic begun;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "topic-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile UserError changed;
    private boolean silent;

    /**
     * Asks how the topic is, and begins to look.
     *
     * @throws UserError if the topic is not there
     */
    public TopicWatch(String servers, String topic) {
        this.servers = servers;
        this.admin = KafkaAdmins.open(servers, ANSWER_MILLIS);
        this.begun = InputTopic.describe(admin, topic);
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
        if (changed != null) {
            throw changed;
        }
    }

    /** What a failed batch means, where the topic or its broker explains it. */
    public Optional<UserError> explain(Throwable failure) {
        return Optional.ofNullable(changed).or(() -> KafkaFaults.explain(failure, servers));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(java.time.Duration.ZERO);
    }

    private void look() {
        try {
            TopicDescription now = admin.describeTopics(List.of(begun.name()))
                    .allTopicNames()
                    .get()
                    .get(begun.name());
            compare(now);
            if (silent) {
                silent = false;
                System.err.println("The Kafka broker answers again.");
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                changed = UserError.failure("The topic " + begun.name() + " was deleted while the lab read it; create"
                        + " it again and start with --fresh, which forgets what was stored of the old one.");
            } else if (!silent) {
                silent = true;
                System.err.println("The Kafka broker at " + servers + " does not answer; the stream waits for it, a"
                        + " minute at most.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compare(TopicDescription now) {
        int partitions = now.partitions().size();
        int before = begun.earliest().size();
        if (!now.topicId().toString().equals(begun.id())) {
            changed = UserError.failure("The topic " + begun.name() + " was deleted and created again while the lab"
                    + " read it; start with --fresh, which forgets what was stored of the old one.");
        } else if (partitions > before) {
            changed = UserError.failure("The topic " + begun.name() + " has " + partitions + " partitions now, and this"
                    + " run reads " + before + " of them; start the lab again and it reads all, each from where it"
                    + " left off.");
        }
    }
}
