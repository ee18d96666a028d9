package labs.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import labs.support.Failures;
import labs.support.UserError;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kafka's clients and Spark throw while a stream runs, and the sentence that a student reads. */
class KafkaFailuresTest {
    private static final TopicPartition PARTITION = new TopicPartition("dsamp6", 0);

    /** Whoever uses Kafka has these options, and they bring the sentences along. */
    @BeforeAll
    static void bringTheSentences() {
        assertThat(new KafkaOptions()).isNotNull();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownTopicOrPartitionException("no words"), "A topic that this lab uses is gone"),
                Arguments.of(
                        new OffsetOutOfRangeException(Map.of(PARTITION, 7L)), "The topic does not have the offsets"),
                Arguments.of(new NoOffsetForPartitionException(PARTITION), "The topic does not have the offsets"),
                Arguments.of(
                        new RecordTooLargeException("The message is 6000000 bytes"),
                        "A record is larger than its topic takes: The message is 6000000 bytes."),
                Arguments.of(new TimeoutException("position"), "The Kafka broker no longer answers; start it again"),
                Arguments.of(DisconnectException.INSTANCE, "The Kafka broker no longer answers; start it again"),
                Arguments.of(
                        new AssertionError("assertion failed: Failed to get records for compacted dsamp6-0 7"),
                        "The Kafka broker no longer answers; start it again"),
                Arguments.of(
                        new IllegalArgumentException("requirement failed: Got wrong record for g dsamp6-0 even after"),
                        "A topic that this lab reads has offsets without a record"),
                Arguments.of(
                        new IllegalStateException("dsamp6-1 has been revoked by Kafka because of consumer rebalance"),
                        "Kafka gave partitions of this lab to another consumer"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isOneSentenceAlsoWithinAFailedJob(Throwable failure, String sentence) {
        UserError known = Failures.asUserError(new SparkException("Job aborted", failure));
        assertThat(known.getMessage()).startsWith(sentence).endsWith(".").doesNotContain("\n");
        assertThat(known.exitCode()).isEqualTo(1);
    }

    @Test
    void aStreamThatGoesOnWhereItEndedSaysSoAlsoWhereSparkKeepsOnlyTheText() {
        SparkException task =
                new SparkException("Task failed: " + new OffsetOutOfRangeException(Map.of(PARTITION, 7L)));
        assertThat(KafkaFailures.whereItGoesOn(task, "localhost:9092", TopicReader.SUBSCRIBED))
                .hasValueSatisfying(known -> assertThat(known.getMessage())
                        .startsWith("The broker at localhost:9092 no longer has the records that come next")
                        .contains("start the lab again and it goes on where it ended"));
        assertThat(KafkaFailures.whereItGoesOn(
                        new TimeoutException("position"), "localhost:9092", TopicReader.ASSIGNED))
                .hasValueSatisfying(known -> assertThat(known.getMessage())
                        .isEqualTo("The Kafka broker at localhost:9092 has not answered for a minute; start it, then"
                                + " start the lab again and it goes on where it ended."));
        assertThat(KafkaFailures.whereItGoesOn(
                        new IllegalStateException("something else"), "localhost:9092", TopicReader.ASSIGNED))
                .isEmpty();
    }

    @Test
    void whatIsNotAboutKafkaIsLeftToOthers() {
        assertThat(KafkaFailures.asUserError(new IllegalStateException("something else")))
                .isEmpty();
    }
}
