package labs.support.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import labs.support.UserError;
import labs.support.Workspace;
import labs.support.inside.Words;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of a lab that reads a Kafka topic. With {@code --demo} it brings a real broker of its own and somebody who
 * sends.
 */
public final class KafkaSource implements AutoCloseable {
    /** Below the ones with which Spark ends: the demo's folder goes last, also after Ctrl-C. */
    private static final int AFTER_SPARK = 1;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--demo",
            description = "no second terminal needed: a broker of the lab's own, and simulated sensors that send to it")
    private boolean demo;

    private Path demoFolder;
    private LocalKafka broker;
    private TopicFeeder feeder;
    private TopicWatch watch;

    /** As if {@code --demo} had been typed. */
    public void useDemo() {
        demo = true;
    }

    /** Whether the lab brings its own broker. */
    public boolean demo() {
        return demo;
    }

    /**
     * With {@code --demo}, starts a broker on any free port, with an empty folder in {@code work/demo}, and creates the
     * topics; without it, makes sure that a broker answers and has them.
     *
     * @param partitions how many partitions a demo's topics get
     * @param more topics that the lab needs besides {@link #topic()}
     * @return how many partitions {@link #topic()} has
     * @throws UserError if no broker answers or a topic is missing
     */
    public int open(int partitions, String... more) {
        List<String> topics = Stream.concat(Stream.of(topic()), Stream.of(more)).toList();
        if (demo) {
            demoFolder = emptyFolder();
            ShutdownHookManager.get().addShutdownHook(() -> FileUtils.deleteQuietly(demoFolder.toFile()), AFTER_SPARK);
            broker = LocalKafka.start(demoFolder, 0);
            kafka.useBroker(broker.bootstrapServers());
            topics.forEach(topic -> broker.createTopic(topic, partitions));
        }
        return kafka.requireTopics(topics).get(topic());
    }

    /**
     * With {@code --demo}, starts to send to the topic; without it, does nothing.
     *
     * @param lines key and text of each record
     * @param perSecond how many a second
     */
    public void feed(Supplier<Map.Entry<String, String>> lines, double perSecond) {
        if (demo) {
            feeder = new TopicFeeder(bootstrapServers(), topic(), lines, perSecond);
        }
    }

    /** Ends what {@link #feed} has begun; after it, {@link #feed} can begin again. */
    public void stopFeeding() {
        if (feeder != null) {
            feeder.close();
            feeder = null;
        }
    }

    /** Watches topic and broker for a direct stream with fixed partitions. */
    public TopicWatch watchTopic() {
        return watch(TopicReader.ASSIGNED);
    }

    /** The same for a direct stream that subscribes, and reads partitions that are added. */
    public TopicWatch watchSubscribed() {
        return watch(TopicReader.SUBSCRIBED);
    }

    /** The same for a query of Structured Streaming. */
    public TopicWatch watchQuery() {
        return watch(TopicReader.QUERY);
    }

    private TopicWatch watch(TopicReader reader) {
        watch = new TopicWatch(bootstrapServers(), topic(), reader, System.err);
        return watch;
    }

    /** What the end of a query means, where the topic explains it: its checkpoint may know records that are gone. */
    public UserError explainEnd(UserError e) {
        return Words.DATA_LOST.isIn(e.getMessage())
                ? UserError.failure(
                        "The topic " + topic() + " no longer has records that the checkpoint has not read yet:"
                                + " it was created anew, or they were deleted; type --fresh to start over.",
                        e)
                : e;
    }

    /** Where the broker is, as Kafka's clients want it. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** The folder of a demo, for what else it writes; {@code null} without a demo. Known after {@link #open}. */
    public Path demoFolder() {
        return demoFolder;
    }

    /** The topic to read. */
    public String topic() {
        return kafka.topic();
    }

    /** The options and probes that do not depend on {@code --demo}. */
    public KafkaOptions options() {
        return kafka;
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        stopFeeding();
        if (broker != null) {
            broker.close();
        }
    }

    /** A folder for this process alone, so that two demos can run at once; those of processes that ended are removed. */
    private static Path emptyFolder() {
        Path demos = Workspace.work().resolve("demo");
        Path own = demos.resolve("kafka-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(demos);
            try (Stream<Path> old = Files.list(demos)) {
                for (Path folder : old.filter(KafkaSource::isLeftOver).toList()) {
                    FileUtils.deleteDirectory(folder.toFile());
                }
            }
            FileUtils.deleteDirectory(own.toFile());
            return own;
        } catch (IOException e) {
            throw UserError.failure("The demo cannot write to " + demos + ": make it writable.", e);
        }
    }

    private static boolean isLeftOver(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("kafka-\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(name.substring("kafka-".length())))
                        .isEmpty();
    }
}
