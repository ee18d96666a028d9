package labs.support.kafka;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import labs.support.StreamRun;
import labs.support.UserError;
import labs.support.inside.RunningJobs;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.spark.streaming.scheduler.StreamingListenerStreamingStarted;

/**
 * Looks every second whether the broker answers, and says so when that changes, and whether the topic is still the one
 * that the stream began to read. A direct stream waits without a word for a broker that is gone and for records that are
 * not there; one with fixed partitions would not notice new ones either, and would wait a minute for a topic that is gone.
 */
public final class TopicWatch implements StreamRun.Watch, AutoCloseable {
    private static final long EVERY_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A direct stream that starts asks a broker that is away for ever. */
    private static final Duration START = Duration.ofMinutes(1);

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
    private long silentSince;
    private final Duration start;
    private volatile boolean started;
    private volatile Consumer<UserError> end = error -> {};

    /**
     * Begins to look.
     *
     * @param out where the sentences go
     * @throws UserError if the topic is not there, or this lab cannot read it
     */
    TopicWatch(String servers, String topic, TopicReader reader, PrintStream out) {
        this(servers, topic, reader, out, START);
    }

    /** @param start how long a stream that starts may wait for a broker that does not answer */
    TopicWatch(String servers, String topic, TopicReader reader, PrintStream out, Duration start) {
        this.start = start;
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

    @Override
    public void endsRunWith(Consumer<UserError> end) {
        this.end = end;
    }

    @Override
    public void onStreamingStarted(StreamingListenerStreamingStarted event) {
        started = true;
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
            boolean again = changed != null;
            changed = now.isPresent()
                    ? change(now.get())
                    : UserError.failure("The topic " + begun.name() + " was deleted while the lab read it; create"
                            + " it again and " + reader.startOver() + ".");
            if (again && changed != null) {
                // No batch has said it in the meantime.
                end.accept(changed);
            }
            if (silent) {
                silent = false;
                out.println("The Kafka broker answers again.");
            }
            return true;
        } catch (UserError e) {
            if (!silent && !timer.isShutdown()) {
                silent = true;
                wasSilent = true;
                silentSince = System.nanoTime();
                out.println("The Kafka broker at " + servers + " does not answer; the stream waits for it"
                        + reader.patience());
            }
            if (silent && !started && System.nanoTime() - silentSince >= start.toNanos()) {
                end.accept(KafkaFailures.silent(servers, "then this lab", e));
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
