package labs.lab09;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TwsTester;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.List$;
import scala.jdk.javaapi.CollectionConverters;

/** The processor alone, by Spark's own tester: no query, no store, a clock that is set. Timeout 2 s, remembered 10 s. */
class SessionProcessorTest {
    private final TwsTester<String, String, Row> tester = tester(List$.MODULE$.empty());

    @Test
    void aSessionEndsWhenTheSilenceIsLongerThanTheTimeout() {
        assertThat(arrives("tide", 1_000, 2)).isEmpty();
        assertThat(arrives("tide", 2_500, 1)).isEmpty();
        assertThat(at(4_500)).isEmpty();
        assertThat(at(4_501)).containsExactly(ended("tide", 3, 1_000, 2_500, 4_501, 0));
        assertThat(state("session", "tide").isEmpty()).isTrue();
        assertThat(at(60_000)).as("the timer is gone").isEmpty();
    }

    @Test
    void aWordWithItsOwnTimerDoesNotEndAnother() {
        arrives("tide", 1_000, 1);
        arrives("gull", 2_000, 1);
        assertThat(at(3_001)).containsExactly(ended("tide", 1, 1_000, 1_000, 3_001, 0));
        assertThat(at(4_001)).containsExactly(ended("gull", 1, 2_000, 2_000, 4_001, 0));
    }

    @Test
    void countsTheEarlierSessionsOfTheWord() {
        arrives("tide", 1_000, 1);
        assertThat(at(4_000)).containsExactly(ended("tide", 1, 1_000, 1_000, 4_000, 0));
        arrives("tide", 5_000, 4);
        assertThat(at(8_000)).containsExactly(ended("tide", 4, 5_000, 5_000, 8_000, 1));
    }

    @Test
    void goesOnWithTheSessionsThatItIsGiven() {
        TwsTester<String, String, Row> seeded = tester(CollectionConverters.asScala(List.<Tuple2<String, Object>>of(
                        new Tuple2<>("tide", RowFactory.create(7, new Timestamp(100), new Timestamp(900)))))
                .toList());
        List<Row> ended = CollectionConverters.asJava(seeded.setProcessingTime(3_000));
        assertThat(ended).containsExactly(ended("tide", 7, 100, 900, 3_000, 0));
    }

    private static TwsTester<String, String, Row> tester(scala.collection.immutable.List<Tuple2<String, Object>> open) {
        return new TwsTester<>(
                new SessionProcessor(Duration.ofSeconds(2), Duration.ofSeconds(10)),
                open,
                TimeMode.ProcessingTime(),
                OutputMode.Append(),
                Option.empty());
    }

    private List<Row> arrives(String word, long millis, int times) {
        List<Row> timedOut = at(millis);
        assertThat(timedOut).isEmpty();
        return CollectionConverters.asJava(tester.test(
                word,
                CollectionConverters.asScala(Collections.nCopies(times, word)).toList()));
    }

    private List<Row> at(long millis) {
        return CollectionConverters.asJava(tester.setProcessingTime(millis));
    }

    private Option<Row> state(String variable, String word) {
        return tester.peekValueState(variable, word);
    }

    private static Row ended(String word, int times, long first, long last, long noticed, int earlier) {
        return RowFactory.create(
                word, times, new Timestamp(first), new Timestamp(last), new Timestamp(noticed), earlier);
    }
}
