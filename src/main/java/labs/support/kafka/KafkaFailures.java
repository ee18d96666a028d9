package labs.support.kafka;

import java.util.Optional;
import labs.support.Failures;
import labs.support.UserError;
import labs.support.inside.Words;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What Kafka and Spark's direct stream throw while a lab runs, as sentences. */
final class KafkaFailures {
    private KafkaFailures() {}

    /** The sentence, if this is about Kafka. */
    static Optional<UserError> asUserError(Throwable e) {
        return sentence(e).map(text -> UserError.failure(text, e));
    }

    /**
     * What is worth more words for a stream that goes on where it ended.
     *
     * @param servers where the broker is
     */
    static Optional<UserError> whereItGoesOn(Throwable e, String servers, TopicReader reader) {
        String again = "start the lab again and it goes on where it ended";
        if (is(e, OffsetOutOfRangeException.class)) {
            return Optional.of(UserError.failure(
                    "The broker at " + servers + " no longer has the records that come next (its retention has deleted"
                            + " them, or the topic was created again); " + again + ", or says what is missing.",
                    e));
        }
        if (is(e, TimeoutException.class) && reader == TopicReader.ASSIGNED) {
            return Optional.of(silent(servers, "then " + again, e));
        }
        return Optional.empty();
    }

    /**
     * The sentence for a broker for which a stream has waited long enough.
     *
     * @param then what to do when it is there again
     */
    static UserError silent(String servers, String then, Throwable e) {
        return UserError.failure(
                "The Kafka broker at " + servers + " has not answered for a minute; start it, " + then + ".", e);
    }

    private static Optional<String> sentence(Throwable e) {
        if (is(e, UnknownTopicOrPartitionException.class)) {
            return Optional.of("A topic that this lab uses is gone from the broker; create it again"
                    + " (./lab kafka topics --create --topic NAME --partitions 2).");
        }
        if (is(e, OffsetOutOfRangeException.class) || is(e, NoOffsetForPartitionException.class)) {
            return Optional.of(
                    "The topic does not have the offsets at which this lab wants to go on; was it deleted and"
                            + " created again? Start over: with another --group in lab 7, with --fresh in the other labs.");
        }
        if (is(e, RecordTooLargeException.class)) {
            return Optional.of("A record is larger than its topic takes: "
                    + Failures.sentence(Failures.root(e).getMessage()));
        }
        if (says(e, Words.WRONG_RECORD)) {
            return Optional.of(
                    "A topic that this lab reads has offsets without a record (it is compacted, or written in"
                            + " transactions), which a direct stream cannot read; lab 9 can.");
        }
        if (is(e, TimeoutException.class) || is(e, DisconnectException.class) || says(e, Words.NO_RECORDS)) {
            return Optional.of("The Kafka broker no longer answers; start it again, then this lab.");
        }
        if (says(e, Words.REVOKED)) {
            return Optional.of(
                    "Kafka gave partitions of this lab to another consumer in the same group; stop that one, or"
                            + " choose another group.");
        }
        return Optional.empty();
    }

    /** Also where Spark has made a text of the exception with which a task ended. */
    private static boolean is(Throwable e, Class<? extends Throwable> type) {
        return Failures.causes(e)
                .anyMatch(t ->
                        type.isInstance(t) || String.valueOf(t.getMessage()).contains(type.getName()));
    }

    /** Whether somebody in the chain of causes says these words; a failed task comes as text. */
    static boolean says(Throwable e, Words words) {
        return Failures.causes(e).anyMatch(t -> words.isIn(t.getMessage()));
    }
}
