package labs.support.inside;

import java.net.InetSocketAddress;
import java.util.List;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.internals.Topic;

/** How Kafka's clients read what is typed. */
public final class KafkaNames {
    private KafkaNames() {}

    /**
     * The addresses behind {@code HOST:PORT,HOST:PORT}.
     *
     * @throws org.apache.kafka.common.KafkaException if that is not what it says
     */
    public static List<InetSocketAddress> addresses(String servers) {
        return ClientUtils.parseAndValidateAddresses(List.of(servers.split(",")), "use_all_dns_ips");
    }

    /** @throws org.apache.kafka.common.KafkaException if no topic can have this name */
    public static void checkTopic(String name) {
        Topic.validate(name);
    }
}
