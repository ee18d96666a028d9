package labs.support.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import labs.support.DurationConverter;
import labs.support.Failures;
import labs.support.UserError;
import labs.support.inside.KafkaNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Option;

/** The options of a lab that uses a Kafka broker, and the look whether the broker and its topic are there. */
public final class KafkaOptions {
    static {
        Failures.translateWith(KafkaFailures::asUserError);
    }

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int DEFAULT_PARTITIONS = 2;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "the Kafka broker, or several with commas between them (default: ${DEFAULT-VALUE})")
    private String servers;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "dsamp6",
            description = "the topic (default: ${DEFAULT-VALUE})")
    private String topic;

    private int answerMillis = ANSWER_MILLIS;

    /** Where the broker is, as Kafka's clients want it. */
    public String bootstrapServers() {
        return servers;
    }

    /** The topic that was asked for. */
    public String topic() {
        return topic;
    }

    /** Uses another broker from now on: the lab's own, with {@code --demo}. */
    void useBroker(String bootstrapServers) {
        this.servers = bootstrapServers;
    }

    /** Waits so long for each answer of the broker, and not the usual time. */
    void waitAtMost(Duration patience) {
        this.answerMillis = Math.toIntExact(patience.toMillis());
    }

    /**
     * Makes sure that a broker answers and has the topic.
     *
     * @return how many partitions the topic has
     * @throws UserError if no broker answers, or the topic is missing
     */
    public int requireTopic() {
        return requireTopics(List.of(topic)).get(topic);
    }

    /**
     * Makes sure that a broker answers and has these topics.
     *
     * @return how many partitions each has
     * @throws UserError if no broker answers, or a topic is missing
     */
    public Map<String, Integer> requireTopics(Collection<String> topics) {
        topics.forEach(KafkaOptions::checkName);
        requireBroker();
        Map<String, Integer> partitions = new HashMap<>();
        try (Admin admin = admin()) {
            for (String name : topics) {
                partitions.put(
                        name,
                        answer(admin.describeTopics(List.of(name)).allTopicNames())
                                .get(name)
                                .partitions()
                                .size());
            }
            return partitions;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                String missing = topics.stream()
                        .filter(name -> !partitions.containsKey(name))
                        .findFirst()
                        .orElse(topic);
                throw UserError.failure("The topic " + missing + " does not exist at " + servers
                        + "; create it first: ./lab kafka topics --create --topic " + missing + " --partitions "
                        + DEFAULT_PARTITIONS + elsewhere() + ".");
            }
            throw noAnswer(e.getCause());
        }
    }

    /**
     * Makes sure that nobody else reads in this consumer group: Kafka would give each of the two a part of the
     * partitions, and neither would see all records.
     *
     * @param patience how long to wait for a member that was killed: it counts until its session is over
     * @throws UserError if the group still has a member then
     */
    public void requireFreeGroup(String group, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean said = false;
        try (Admin admin = admin()) {
            for (Collection<MemberDescription> members = members(admin, group);
                    !members.isEmpty();
                    members = members(admin, group)) {
                MemberDescription other = members.iterator().next();
                String who = other.clientId() + " at " + other.host();
                if (System.nanoTime() >= deadline) {
                    throw UserError.failure("Another consumer is in the group " + group + " (" + who
                            + "), so that each of you would get only a part of the partitions; stop it, or choose another"
                            + " group with --group.");
                }
                if (!said) {
                    said = true;
                    System.err.println("The group " + group + " has a member (" + who + "); waiting up to "
                            + DurationConverter.format(patience) + " in case it was killed just now.");
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private Collection<MemberDescription> members(Admin admin, String group) {
        try {
            return answer(admin.describeConsumerGroups(List.of(group)).all())
                    .get(group)
                    .members();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw noAnswer(e.getCause());
        }
    }

    /**
     * Makes sure that a Kafka broker answers.
     *
     * @throws UserError if none does
     */
    public void requireBroker() {
        List<InetSocketAddress> addresses;
        try {
            addresses = KafkaNames.addresses(servers);
        } catch (KafkaException e) {
            throw UserError.usage("'" + servers + "' is not the address of a Kafka broker (" + e.getMessage()
                    + "); type --bootstrap-servers HOST:PORT, such as localhost:9092.");
        }
        if (addresses.stream().noneMatch(KafkaOptions::accepts)) {
            throw UserError.failure(
                    "No Kafka broker listens at " + servers
                            + "; start one first, in another terminal: ./lab kafka (or name another with --bootstrap-servers).");
        }
        try (Admin admin = admin()) {
            answer(admin.describeCluster().nodes());
        } catch (ExecutionException e) {
            throw noAnswer(e.getCause());
        }
    }

    private Admin admin() {
        return KafkaAdmins.open(servers, answerMillis);
    }

    private <T> T answer(org.apache.kafka.common.KafkaFuture<T> future) throws ExecutionException {
        return answer((Future<T>) future.toCompletionStage().toCompletableFuture());
    }

    private <T> T answer(Future<T> future) throws ExecutionException {
        try {
            return future.get(2L * answerMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw noAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted while waiting for the Kafka broker at " + servers + ".", e);
        }
    }

    private UserError noAnswer(Throwable cause) {
        boolean silent =
                cause instanceof TimeoutException || cause instanceof org.apache.kafka.common.errors.TimeoutException;
        return UserError.failure(
                silent
                        ? "Something listens at " + servers
                                + ", but it does not answer as a Kafka broker does; start one"
                                + " with ./lab kafka, or name another with --bootstrap-servers."
                        : "The Kafka broker at " + servers + " refuses: " + Failures.sentence(cause.getMessage()),
                cause);
    }

    /** What the console tools must be told when the broker is not where they look. */
    private String elsewhere() {
        return servers.equals("localhost:9092") || servers.equals("127.0.0.1:9092")
                ? ""
                : " --bootstrap-server " + servers;
    }

    private static void checkName(String topic) {
        try {
            KafkaNames.checkTopic(topic);
        } catch (KafkaException e) {
            throw UserError.usage(
                    "'" + topic + "' cannot be the name of a topic: type letters, digits, and . _ - only.");
        }
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
