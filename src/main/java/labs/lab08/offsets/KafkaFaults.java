package labs.lab08.offsets;

import java.util.Optional;
import labs.support.Failures;
import labs.support.UserError;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.TimeoutException;

/** What the failures of Kafka's consumers mean for a stream that was running. */
public final class KafkaFaults {
    private KafkaFaults() {}

    /**
     * The sentence for a stream that ended, where Kafka is the reason.
     *
     * @param servers where the broker is
     */
    public static Optional<UserError> explain(Throwable failure, String servers) {
        String goesOn = "start the lab again and it goes on where it ended";
        if (isCausedBy(failure, OffsetOutOfRangeException.class)) {
            return Optional.of(UserError.failure(
                    "The broker at " + servers + " no longer has the records that come next (its retention has deleted"
                            + " them, or the topic was created again); " + goesOn + ", or says what is missing.",
                    failure));
        }
        if (isCausedBy(failure, TimeoutException.class)) {
            return Optional.of(UserError.failure(
                    "The Kafka broker at " + servers + " has not answered for a minute; start it, then " + goesOn + ".",
                    failure));
        }
        return Optional.empty();
    }

    /** Also where Spark has made a text of the exception that a task ended with. */
    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return Failures.causes(failure)
                .anyMatch(e ->
                        type.isInstance(e) || String.valueOf(e.getMessage()).contains(type.getName()));
    }
}
