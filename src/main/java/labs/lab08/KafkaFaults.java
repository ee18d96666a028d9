package labs.lab08;

import java.util.stream.Stream;
import labs.support.UserError;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.TimeoutException;

/** What the failures of Kafka's consumers mean for a stream that was running. */
final class KafkaFaults {
    private KafkaFaults() {}

    /**
     * The sentence for a stream that ended, where Kafka is the reason; else the failure itself.
     *
     * @param servers where the broker is
     */
    static UserError explain(UserError failure, String servers) {
        String goesOn = "start the lab again and it goes on where it ended";
        if (isCausedBy(failure, OffsetOutOfRangeException.class)) {
            return UserError.failure(
                    "The broker at " + servers + " no longer has the records that come next (its retention has deleted"
                            + " them, or the topic was created again); " + goesOn + ", or says what is missing.",
                    failure);
        }
        if (isCausedBy(failure, TimeoutException.class)) {
            return UserError.failure(
                    "The Kafka broker at " + servers + " has not answered for a minute; start it, then " + goesOn + ".",
                    failure);
        }
        return failure;
    }

    /** Also where Spark has made a text of the exception that a task ended with. */
    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(50)
                .anyMatch(e ->
                        type.isInstance(e) || String.valueOf(e.getMessage()).contains(type.getName()));
    }
}
