package labs.support.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import labs.support.Failures;
import labs.support.UserError;
import labs.support.inside.KafkaExit;
import labs.support.inside.KafkaNode;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * A real single-node Kafka broker inside this JVM: KRaft (the node is broker and controller, there is no ZooKeeper), on
 * 127.0.0.1 only. Its data stays in a folder of its own and outlives the process, also a killed one.
 *
 * <p>Clients use it as they use any other broker; nothing in the labs knows that it lives in the same JVM.
 */
public final class LocalKafka implements AutoCloseable {

    /** Where Kafka's clients look for a broker when nothing else is said. */
    public static final int DEFAULT_PORT = 9092;

    private static final String HOST = "127.0.0.1";
    private static final int NODE = 1;
    /** Free ports are found by asking for one and giving it back; another program may take it in between. */
    private static final int ATTEMPTS = 5;

    private static final Duration TOPIC_READY = Duration.ofSeconds(30);

    private final KafkaNode server;
    private final BrokerFolder folder;
    private final int port;
    private boolean closed;

    private LocalKafka(KafkaNode server, BrokerFolder folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts the broker and returns when clients can connect.
     *
     * @param folder where topics and offsets are kept; created and formatted the first time, used again afterwards
     * @param port the port on 127.0.0.1, 0 for any free one
     * @throws UserError when the port is taken, or the folder is in use, damaged or not writable
     */
    public static LocalKafka start(Path folder, int port) {
        if (port != 0 && !isFree(port)) {
            throw portTaken(port);
        }
        BrokerFolder home = BrokerFolder.open(folder, NODE);
        try {
            return start(home, port);
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private static LocalKafka start(BrokerFolder folder, int port) {
        for (int attempt = 1; ; attempt++) {
            int brokerPort = port == 0 ? freePort() : port;
            KafkaNode server = null;
            KafkaExit.insteadOfHalt(LocalKafka::failStart);
            KafkaExit.insteadOfExit(LocalKafka::failStart);
            try {
                server = new KafkaNode(settings(folder.data(), brokerPort, freePort()));
                server.start();
                folder.refuseLostTopics();
                return new LocalKafka(server, folder, brokerPort);
            } catch (Exception | StartFailed e) {
                shutDownQuietly(server);
                if (e instanceof UserError known) {
                    throw known;
                }
                if (Failures.find(e, BindException.class).isEmpty()) {
                    throw folder.damaged(e);
                }
                if (port != 0 && !isFree(port)) {
                    throw portTaken(port);
                }
                if (attempt == ATTEMPTS) {
                    throw UserError.failure("The Kafka broker found no free port on " + HOST + ".", e);
                }
            } finally {
                KafkaExit.insteadOfHalt(LocalKafka::reportAndHalt);
                KafkaExit.reset();
            }
        }
    }

    /** Host and port for clients, such as {@code 127.0.0.1:9092}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** The port that clients connect to. */
    public int port() {
        return port;
    }

    /**
     * Creates a topic with this many partitions and returns when it can be written to; a topic that is already there
     * stays as it is.
     */
    public void createTopic(String topic, int partitions) {
        try (KafkaAdmin admin = new KafkaAdmin(bootstrapServers(), TOPIC_READY)) {
            create(admin, new NewTopic(topic, Optional.of(partitions), Optional.empty()));
            long deadline = System.nanoTime() + TOPIC_READY.toNanos();
            while (!isReady(admin, topic)) {
                if (System.nanoTime() > deadline) {
                    throw UserError.failure("Topic " + topic + " was created, but no partition of it can be used.");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted before topic " + topic + " was ready.", e);
        }
    }

    private static void create(KafkaAdmin admin, NewTopic topic) {
        try {
            admin.find(kafka -> kafka.createTopics(List.of(topic)).all(), TopicExistsException.class);
        } catch (UserError e) {
            throw UserError.failure(
                    "Topic " + topic.name() + " was not created: "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    private static boolean isReady(KafkaAdmin admin, String topic) {
        return InputTopic.describe(admin, topic)
                .map(found -> found.partitions().stream()
                        .allMatch(p -> p.leader() != null && !p.leader().isEmpty()))
                .orElse(false);
    }

    /** Returns when the broker has stopped, by {@link #close()} in another thread. */
    public void awaitShutdown() {
        server.awaitShutdown();
    }

    /** Stops the broker; its data stays. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.shutdown();
            server.awaitShutdown();
            folder.close();
        }
    }

    /** Small, local, nothing deleted by age, nothing created by a typing mistake. */
    private static Map<String, String> settings(Path data, int port, int controllerPort) {
        String broker = "PLAINTEXT://" + HOST + ":" + port;
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE)),
                Map.entry("listeners", broker + ",CONTROLLER://" + HOST + ":" + controllerPort),
                Map.entry("advertised.listeners", broker),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort),
                Map.entry("log.dirs", data.toString()),
                // One node: every topic has one replica, the internal ones too.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                // A consumer group starts at once instead of waiting for more members.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // A wrong topic name is an error, not a new topic.
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("log.retention.ms", "-1"),
                // A record has the time at which it was appended, not its sender's: one clock for all, see lab 12.
                Map.entry("log.message.timestamp.type", "LogAppendTime"),
                // After a kill the controller first waits until the killed broker's session is over: 9 s by default,
                // and 15 s until the next attempt to register.
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("broker.session.timeout.ms", "2800"),
                // The defaults are made for a machine of its own: 128 MB for the cleaner, two dozen threads.
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UserError portTaken(int port) {
        return UserError.failure("Port " + port + " on " + HOST
                + " is taken, perhaps by another broker: stop what uses it, or choose another port with --port.");
    }

    /** Kafka ends the whole JVM on a fatal error; while it starts, that is an exception like any other. */
    private static void failStart(int status, String message) {
        throw new StartFailed(message);
    }

    /** A broker that cannot go on says so before it ends the process. */
    private static void reportAndHalt(int status, String message) {
        System.err.println("error: The Kafka broker cannot go on"
                + (message == null ? "" : " (" + message + ")")
                + ": is the disk full, or was its folder deleted? The process ends.");
        Runtime.getRuntime().halt(1);
    }

    private static void shutDownQuietly(KafkaNode server) {
        if (server != null) {
            try {
                server.shutdown();
            } catch (RuntimeException | StartFailed ignored) {
                // What went wrong first is what is reported.
            }
        }
    }

    /** Not an Exception: Kafka would log one and go on. */
    private static final class StartFailed extends Error {
        private static final long serialVersionUID = 1L;

        StartFailed(String message) {
            super(message);
        }
    }
}
