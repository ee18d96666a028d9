package labs.support.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import labs.support.Failures;
import labs.support.UserError;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka's admin client with limited patience: left to its defaults, it asks a broker that is away for a minute. */
public final class KafkaAdmin implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String servers;
    private final Admin admin;

    /** @param servers addresses of brokers, as Kafka's clients want them */
    public KafkaAdmin(String servers) {
        this(servers, PATIENCE);
    }

    /** @param patience how long it waits for the answer to a question, and for that of one request */
    KafkaAdmin(String servers, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        this.servers = servers;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis));
    }

    /**
     * Waits for the answer to a question.
     *
     * @throws UserError if there is none, or the broker refuses, with Kafka's exception as its cause
     */
    public <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        try {
            return question.apply(admin).get();
        } catch (ExecutionException e) {
            String sentence = e.getCause() instanceof TimeoutException
                    ? "Something listens at " + servers + ", but it does not answer as a Kafka broker does; start one"
                            + " with ./lab kafka, or name another with --bootstrap-servers."
                    : "The Kafka broker at " + servers + " refuses: "
                            + Failures.sentence(String.valueOf(e.getCause().getMessage()));
            throw UserError.failure(sentence, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failure("Interrupted while waiting for the Kafka broker at " + servers + ".", e);
        }
    }

    /**
     * As {@link #ask}, for what may not be there.
     *
     * @param missing how Kafka says that it is not
     */
    public <T> Optional<T> find(Function<Admin, KafkaFuture<T>> question, Class<? extends Exception> missing) {
        try {
            // What is only done, such as a deletion, is answered with null.
            return Optional.ofNullable(ask(question));
        } catch (UserError e) {
            if (missing.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
