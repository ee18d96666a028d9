package labs.twins;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import labs.harness.QueryBench;
import labs.lab04.Session;
import labs.lab04.WordSessions;
import labs.lab09.StructuredWordSessions;
import labs.support.inside.MemoryRows;
import labs.support.inside.QueryClock;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaMapWithStateDStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sessions of lab 4 and those of lab 9: the same words in the same batches, on a clock that is set by hand. */
class WordSessionsTwinsTest {
    private static final StructType LINES = StructType.fromDDL("value STRING");
    private static final List<String> WORDS = List.of("tide", "gull", "raft", "fog", "bell");

    @BeforeEach
    void keepStateAsTheLabDoes() {
        RuntimeConfig conf = QueryBench.spark().conf();
        StructuredWordSessions.STATE_STORE.forEach(conf::set);
    }

    @AfterEach
    void keepStateAsBefore() {
        RuntimeConfig conf = QueryBench.spark().conf();
        StructuredWordSessions.STATE_STORE.keySet().forEach(conf::unset);
    }

    @Test
    void aSilenceAsLongAsTheTimeoutDoesNotEndASession() throws Exception {
        List<List<String>> batches = new ArrayList<>(List.of(
                List.of("tide gull"), List.of(), List.of("tide"), List.of(), List.of(), List.of(), List.of("tide")));
        List<List<String>> structured = structured(batches, 2);
        assertThat(structured)
                .isEqualTo(List.of(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("gull 1 1000 1000"),
                        List.of(),
                        List.of("tide 2 1000 3000"),
                        List.of()));
        assertThat(dstream(batches, 2)).isEqualTo(structured);
    }

    /** Lab 4 notices the end of a session only when it writes its state, so there it does so in every batch. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 1"})
    void theSameSessionsEndInTheSameBatches(long seed, int timeoutSeconds) throws Exception {
        Random random = new Random(seed);
        List<List<String>> batches = new ArrayList<>();
        for (int batch = 0; batch < 15; batch++) {
            batches.add(Stream.generate(() ->
                            WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size())))
                    .limit(batch == 0 ? 2 : random.nextInt(3))
                    .toList());
        }
        List<List<String>> structured = structured(batches, timeoutSeconds);
        assertThat(structured).isEqualTo(dstream(batches, timeoutSeconds));
        assertThat(structured.stream().flatMap(List::stream)).hasSizeGreaterThan(5);
    }

    private static List<List<String>> dstream(List<List<String>> batches, int timeoutSeconds) {
        List<List<Session>> ended = run((JavaDStream<String> lines) -> {
                    JavaMapWithStateDStream<String, Integer, Session, Session> sessions =
                            WordSessions.sessions(lines, Duration.ofSeconds(timeoutSeconds));
                    sessions.checkpoint(Durations.seconds(1));
                    return sessions;
                })
                .checkpointed()
                .onAll(batches)
                .results();
        return ended.stream()
                .map(sessions -> sessions.stream()
                        .map(each -> each.word() + " " + each.times() + " " + each.first() + " " + each.last())
                        .sorted()
                        .toList())
                .toList();
    }

    private static List<List<String>> structured(List<List<String>> batches, int timeoutSeconds) throws Exception {
        MemoryRows source = new MemoryRows(QueryBench.spark(), LINES);
        QueryClock clock = new QueryClock(StructuredWordSessions.sessions(
                source.table(), Duration.ofSeconds(timeoutSeconds), Duration.ofSeconds(5)));
        List<List<String>> ended = new ArrayList<>();
        try {
            for (int second = 1; second <= batches.size(); second++) {
                source.add(batches.get(second - 1).stream()
                        .map(line -> RowFactory.create(line))
                        .toList());
                clock.set(second);
                long expected = second;
                await().atMost(Duration.ofMinutes(2))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> {
                            clock.query().exception().foreach(failed -> {
                                throw new AssertionError(failed);
                            });
                            return clock.batches() == expected;
                        });
                ended.add(clock.newest().stream()
                        .map(WordSessionsTwinsTest::text)
                        .sorted()
                        .toList());
            }
        } finally {
            clock.query().stop();
        }
        return ended;
    }

    private static String text(Row session) {
        return session.getString(0) + " " + session.getInt(1) + " "
                + session.getTimestamp(2).getTime() + " "
                + session.getTimestamp(3).getTime();
    }
}
