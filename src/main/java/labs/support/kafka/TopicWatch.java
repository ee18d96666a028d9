package labs.support.kafka;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import labs.support.UserError;
import labs.support.inside.RunningJobs;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Looks every second whether the broker answers, and says so when that changes, and whether the topic is still the one
 * that the stream began to read. A direct stream waits without a word for a broker that is gone and for records that are
 * not there; one with fixed partitions would not notice new ones either, and would wait a minute for a topic that is gone.
 */
public final class TopicWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String servers;
    private final TopicReader reader;
    private final PrintStream out;
    private final InputTopic begun;
    private final KafkaAdmin admin;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(BasicThreadFactory.builder()
                    .namingPattern("topic-watch")
                    .daemon(true)
                    .build());
    private volatile UserError changed;
    private int partitions;
    private boolean silent;
    private boolean wasSilent;

    /**
     * Begins to look.
     *
     * @param out where the sentences go
     * @throws UserError if the topic is not there, or this lab cannot read it
     */
    TopicWatch(String servers, String topic, TopicReader reader, PrintStream out) {
        this.servers = servers;
        this.reader = reader;
        this.out = out;
        try (KafkaAdmin first = new KafkaAdmin(servers)) {
            this.begun = InputTopic.of(first, topic, reader);
            this.partitions = begun.earliest().size();
            TopicGaps.in(first, begun, reader).ifPresent(gaps -> {
                throw gaps;
            });
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
     * @throws UserError if the topic was deleted, or has what the stream cannot read
     */
    public void requireUnchanged() {
        UserError now = changed;
        if (now != null) {
            throw now;
        }
    }

    /** What a failed batch means, where the topic or its broker explains it. */
    public Optional<UserError> explain(Throwable failure) {
        boolean answers = look();
        return Optional.ofNullable(changed)
                .or(() -> TopicGaps.asUserError(failure, begun.name(), answers && !wasSilent))
                .or(() -> KafkaFailures.whereItGoesOn(failure, servers, reader));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close();
    }

    /** @return whether the broker answers */
    private synchronized boolean look() {
        try {
            Optional<TopicDescription> now = InputTopic.describe(admin, begun.name());
            changed = now.isPresent()
                    ? change(now.get())
                    : UserError.failure("The topic " + begun.name() + " was deleted while the lab read it; create"
                            + " it again and " + reader.startOver() + ".");
            if (silent) {
                silent = false;
                out.println("The Kafka broker answers again.");
            }
            return true;
        } catch (UserError e) {
            if (!silent && !timer.isShutdown()) {
                silent = true;
                wasSilent = true;
                out.println("The Kafka broker at " + servers + " does not answer; the stream waits for it"
                        + reader.patience());
            }
            return false;
        }
    }

    /** What has become of the topic; {@code null} if the stream can go on with it. */
    private UserError change(TopicDescription now) {
        if (!now.topicId().toString().equals(begun.id())) {
            return UserError.failure("The topic " + begun.name() + " was deleted and created again while the lab"
                    + " read it; " + reader.startOver() + ".");
        }
        int before = partitions;
        partitions = now.partitions().size();
        if (partitions != before && reader == TopicReader.ASSIGNED) {
            partitions = before;
            return UserError.failure(
                    "The topic " + begun.name() + " has " + now.partitions().size()
                            + " partitions now, and this run reads " + before
                            + " of them; start the lab again and it reads all,"
                            + " each from where it left off.");
        }
        if (partitions != before) {
            out.println("The topic " + begun.name() + " has " + partitions
                    + " partitions now; the new ones are read, too.");
        }
        Optional<UserError> gaps = TopicGaps.in(admin, begun, reader);
        // A task that waits for a record that is not there would wait on.
        gaps.ifPresent(known -> RunningJobs.cancel());
        return gaps.orElse(null);
    }
}
