package labs.support.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import labs.support.Failures;
import labs.support.UserError;
import labs.support.inside.KafkaNames;
import labs.support.time.DurationConverter;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import picocli.CommandLine.Option;

/** The options of a lab that uses a Kafka broker, and the look whether the broker and its topic are there. */
public final class KafkaOptions {
    static {
        Failures.translateWith(KafkaFailures::asUserError);
    }

    private static final int CONNECT_MILLIS = 3_000;
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

    private Duration patience = KafkaAdmin.PATIENCE;

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
        this.patience = patience;
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
        try (KafkaAdmin admin = admin()) {
            return topics.stream().collect(Collectors.toMap(name -> name, name -> partitions(admin, name)));
        }
    }

    private int partitions(KafkaAdmin admin, String name) {
        return InputTopic.describe(admin, name)
                .orElseThrow(() -> UserError.failure("The topic " + name + " does not exist at " + servers
                        + "; create it first: ./lab kafka topics --create --topic " + name + " --partitions "
                        + DEFAULT_PARTITIONS + elsewhere() + "."))
                .partitions()
                .size();
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
        try (KafkaAdmin admin = admin()) {
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

    private static Collection<MemberDescription> members(KafkaAdmin admin, String group) {
        return admin.find(
                        kafka -> kafka.describeConsumerGroups(List.of(group))
                                .describedGroups()
                                .get(group),
                        GroupIdNotFoundException.class)
                .map(ConsumerGroupDescription::members)
                .orElse(List.of());
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
        try (KafkaAdmin admin = admin()) {
            admin.ask(kafka -> kafka.describeCluster().nodes());
        }
    }

    private KafkaAdmin admin() {
        return new KafkaAdmin(servers, patience);
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
