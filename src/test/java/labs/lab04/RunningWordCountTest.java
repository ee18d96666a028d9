package labs.lab04;

import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import labs.harness.OneSource;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;

class RunningWordCountTest {

    @Test
    void countsSinceTheStart() {
        running(2)
                .onBatches(List.of("to be", "or not to be"), List.of(), List.of("be"))
                .expect(
                        Map.of("to", 2, "be", 2, "or", 1, "not", 1),
                        Map.of("to", 2, "be", 2, "or", 1, "not", 1),
                        Map.of("to", 2, "be", 3, "or", 1, "not", 1));
    }

    @Test
    void aBatchWithoutWordsBeforeAnyWordIsEmpty() {
        running(1).onBatches(List.of(), List.of("", " ")).expect(Map.of(), Map.of());
    }

    @Test
    void aStateIsMadeOfTheOneBeforeAndOfWhatArrived() {
        assertThat(RunningWordCount.add(List.of(1, 1), Optional.of(5))).isEqualTo(Optional.of(7));
        assertThat(RunningWordCount.add(List.of(1), Optional.empty())).isEqualTo(Optional.of(1));
        assertThat(RunningWordCount.add(List.of(), Optional.of(5))).isEqualTo(Optional.of(5));
    }

    /** Random words in random batches, the stream restarted in the middle, against counting in plain Java. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equalsCountingInPlainJava(long seed) {
        Random random = new Random(seed);
        int size = 6 + random.nextInt(6);
        List<List<String>> batches = RandomWords.batches(random, size);
        int restartAfter = 2 + random.nextInt(size - 3);

        Map<String, Integer> counts = new TreeMap<>();
        List<Map<String, Integer>> expected = new ArrayList<>();
        for (List<String> batch : batches) {
            for (String line : batch) {
                for (String word : RandomWords.of(line)) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
            expected.add(new TreeMap<>(counts));
        }
        running(1 + random.nextInt(4))
                .onAll(batches.subList(0, restartAfter))
                .restart()
                .onAll(batches.subList(restartAfter, size))
                .expect(expected.toArray());
    }

    @Test
    void theDemoTellsWhatTheStateCostsAndWhatIsWritten() {
        try (RunningLab lab = RunningLab.start(
                new RunningWordCount(), "--demo", "--batch", "250ms", "--checkpoint-interval", "500ms")) {
            lab.awaitOut(line ->
                    line.matches("==== \\d\\d:\\d\\d:\\d\\d\\.\\d[05]0  state: [1-9]\\d* keys in MEMORY_ONLY_SER"));
            lab.awaitOut(line ->
                    line.matches("    update function: \\d+ calls: \\d+ for keys that arrived, [1-9]\\d* for others"));
            lab.awaitOut(line -> line.matches(".*checkpoint folder: metadata \\(\\d files?, .+ kB\\).*"));
            lab.awaitOut(line -> line.matches(".*, data rdd-\\d+ \\(\\d+ files, .+ kB\\).*"));
            lab.awaitOut(line -> line.matches(".*rdd-\\d+ removed.*"));
            // Every key was touched: as many calls as keys.
            List<String> out = lab.out();
            int last = IntStream.range(0, out.size() - 1)
                    .filter(i ->
                            out.get(i).contains("  state: ") && out.get(i + 1).contains("calls: "))
                    .max()
                    .orElseThrow();
            String keys = out.get(last).replaceAll(".*state: (\\d+) keys in .*", "$1");
            assertThat(out.get(last + 1)).startsWith("    update function: " + keys + " calls: ");
        }
    }

    @Test
    void twoDriversDoNotShareACheckpoint(@TempDir Path folder) {
        try (LabProcess first = LabProcess.start(RunningWordCount.class, "--demo", "--checkpoint", folder.toString())) {
            first.awaitOut(line -> line.contains("checkpoint folder: metadata"));
            LabCall second = LabCall.of(new RunningWordCount(), "--demo", "--checkpoint", folder.toString());
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err()).contains("is in use by process " + first.pid() + "; stop that one first");
            int seen = first.out().size();
            first.awaitThat("more batches", () -> first.out().size() > seen + 8);
            assertThat(first.err()).noneMatch(line -> line.startsWith("error"));
        }
    }

    private static OneSource<String, Tuple2<String, Integer>> running(int checkpointBatches) {
        return run((JavaDStream<String> lines) -> {
                    JavaPairDStream<String, Integer> counts = RunningWordCount.count(lines);
                    counts.checkpoint(Durations.seconds(checkpointBatches));
                    return counts;
                })
                .checkpointed();
    }

    @Test
    void aCheckpointIntervalThatDoesNotFitIsRefused() {
        assertRefused("1500ms", "1s", "--checkpoint-interval 1500ms is not a multiple of the batch interval 1s;");
        assertRefused(
                "60s", "200ms", "--checkpoint-interval 1m is 300 batches, and the lineage of so many is too long");
    }

    private static void assertRefused(String interval, String batch, String sentence) {
        for (Object lab : new Object[] {new RunningWordCount(), new WordSessions()}) {
            LabCall call = LabCall.of(lab, "--demo", "--batch", batch, "--checkpoint-interval", interval);
            assertThat(call.exitCode()).isEqualTo(2);
            assertThat(call.err()).startsWith("error: " + sentence).hasLineCount(1);
        }
    }
}
