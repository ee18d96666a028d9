package labs.lab04;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import labs.harness.OneSource;
import labs.harness.lab.RunningLab;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaMapWithStateDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bench's clock starts at 0 and a batch is a second, so batch 3 is at 3000 ms. */
class WordSessionsTest {

    @Test
    void aSessionEndsWhenTheWordIsSilentForLongerThanTheTimeout() {
        sessions(2, 1)
                .onBatches(List.of("tide gull"), List.of("tide tide"))
                .idle(3)
                .expect(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Session("gull", 1, 1_000, 1_000)),
                        List.of(new Session("tide", 3, 1_000, 2_000)));
    }

    @Test
    void sparkLooksForTimeoutsOnlyWhenItWritesADataCheckpoint() {
        sessions(1, 5)
                .onBatches(List.of("tide"))
                .idle(4)
                .expect(List.of(), List.of(), List.of(), List.of(), List.of(new Session("tide", 1, 1_000, 1_000)));
    }

    @Test
    void aWordThatComesBackAfterTheTimeoutBeginsANewSession() {
        sessions(1, 10)
                .onBatches(List.of("tide"), List.of(), List.of(), List.of("tide"))
                .expect(List.of(), List.of(), List.of(), List.of(new Session("tide", 1, 1_000, 1_000)));
    }

    @Test
    void theStateHoldsOpenSessionsOnly() {
        run((JavaDStream<String> lines) -> {
                    JavaMapWithStateDStream<String, Integer, Session, Session> ended =
                            WordSessions.sessions(lines, Duration.ofSeconds(1));
                    ended.checkpoint(Durations.seconds(1));
                    return ended.stateSnapshots();
                })
                .checkpointed()
                .onBatches(List.of("tide gull"), List.of("tide"))
                .idle(2)
                .expect(
                        Map.of(
                                "tide", new Session("tide", 1, 1_000, 1_000),
                                "gull", new Session("gull", 1, 1_000, 1_000)),
                        Map.of(
                                "tide", new Session("tide", 2, 1_000, 2_000),
                                "gull", new Session("gull", 1, 1_000, 1_000)),
                        Map.of("tide", new Session("tide", 2, 1_000, 2_000)),
                        Map.of());
    }

    /** Random words in random batches, the stream restarted in the middle, against sessions in plain Java. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equalsSessionsInPlainJava(long seed) {
        Random random = new Random(seed);
        int size = 8 + random.nextInt(6);
        int timeout = 1 + random.nextInt(3);
        int checkpoint = 1 + random.nextInt(4);
        List<List<String>> batches = RandomWords.batches(random, size);
        int restartAfter = 2 + random.nextInt(size - 3);
        sessions(timeout, checkpoint)
                .onAll(batches.subList(0, restartAfter))
                .restart()
                .onAll(batches.subList(restartAfter, size))
                .expect(reference(batches, timeout * 1_000L, checkpoint).toArray());
    }

    @Test
    void theDemoEndsSessionsAndTouchesOnlyWhatArrives() {
        try (RunningLab lab = RunningLab.start(
                new WordSessions(),
                "--demo",
                "--batch",
                "250ms",
                "--timeout",
                "500ms",
                "--checkpoint-interval",
                "500ms")) {
            lab.awaitOut(
                    line -> line.matches(
                            "==== \\d\\d:\\d\\d:\\d\\d\\.\\d[05]0  state: [1-9]\\d* keys in MEMORY_ONLY, [1-9]\\d* sessions? ended"));
            lab.awaitOut(line -> line.matches("    word +times +first +last +noticed"));
            lab.awaitOut(line ->
                    line.matches("    mapping function: \\d+ calls: \\d+ for keys that arrived, [1-9]\\d* for others"));
            lab.awaitOut(line -> line.matches(".*, data rdd-\\d+ \\(\\d+ files, .+ kB\\).*"));
            assertThat(lab.err()).hasSize(1);
        }
    }

    private static OneSource<String, Session> sessions(int timeoutSeconds, int checkpointBatches) {
        return run((JavaDStream<String> lines) -> {
                    JavaMapWithStateDStream<String, Integer, Session, Session> ended =
                            WordSessions.sessions(lines, Duration.ofSeconds(timeoutSeconds));
                    ended.checkpoint(Durations.seconds(checkpointBatches));
                    return ended;
                })
                .checkpointed();
    }

    /** For each batch, the sessions whose end is noticed in it. */
    private static List<List<Session>> reference(List<List<String>> batches, long timeout, int checkpoint) {
        Map<String, Session> open = new TreeMap<>();
        List<List<Session>> ended = new ArrayList<>();
        for (int batch = 1; batch <= batches.size(); batch++) {
            long now = batch * 1_000L;
            List<Session> noticed = new ArrayList<>();
            Map<String, Integer> arrived = new TreeMap<>();
            batches.get(batch - 1)
                    .forEach(line -> RandomWords.of(line).forEach(word -> arrived.merge(word, 1, Integer::sum)));
            arrived.forEach((word, times) -> {
                Session session = open.get(word);
                boolean goesOn = session != null && now - session.last() <= timeout;
                if (session != null && !goesOn) {
                    noticed.add(session);
                }
                open.put(
                        word,
                        goesOn
                                ? new Session(word, session.times() + times, session.first(), now)
                                : new Session(word, times, now, now));
            });
            if (batch % checkpoint == 0) {
                open.values().stream()
                        .filter(session -> now - session.last() > timeout)
                        .forEach(noticed::add);
                noticed.forEach(session -> open.remove(session.word(), session));
            }
            ended.add(noticed);
        }
        return ended;
    }
}
