package labs.support.kafka;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Kafka's admin client with limited patience: left to its defaults, it asks a broker that is away for a minute. */
public final class KafkaAdmins {
    private KafkaAdmins() {}

    /**
     * A client that gives up a question which is not answered in that time.
     *
     * @param servers addresses of brokers, as Kafka's clients want them
     * @param answerMillis how long it waits for the answer to a question, and for that of one request
     */
    public static Admin open(String servers, int answerMillis) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                answerMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                answerMillis));
    }
}
