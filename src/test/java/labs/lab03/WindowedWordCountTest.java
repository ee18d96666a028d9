package labs.lab03;

import static labs.harness.Bench.NO_RESULT;
import static labs.harness.Bench.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import labs.harness.OneSource;
import labs.harness.lab.CommentExample;
import labs.harness.lab.LabCall;
import labs.harness.lab.LabProcess;
import labs.harness.lab.RunningLab;
import org.apache.spark.streaming.Duration;
import org.apache.spark.streaming.Durations;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

class WindowedWordCountTest {
    private static final Duration ONE = Durations.seconds(1);
    private static final Duration TWO = Durations.seconds(2);
    private static final Duration THREE = Durations.seconds(3);

    private static OneSource<String, Tuple2<String, Integer>> plain(Duration window, Duration slide) {
        return run((JavaDStream<String> lines) -> WindowedWordCount.count(lines, window, slide));
    }

    private static OneSource<String, Tuple2<String, Integer>> inverse(Duration window, Duration slide) {
        return run((JavaDStream<String> lines) -> WindowedWordCount.countInverse(lines, window, slide))
                .checkpointed();
    }

    private static OneSource<String, Tuple2<String, Integer>> keepingZeros(Duration window, Duration slide) {
        return run((JavaDStream<String> lines) -> WindowedWordCount.countInverseKeepingZeros(lines, window, slide))
                .checkpointed();
    }

    @Test
    void aWindowOfTwoBatchesCoversThisBatchAndTheOneBefore() {
        plain(TWO, ONE)
                .onBatches(List.of("a b"), List.of("b c", "c"), List.of())
                .idle(1)
                .expect(Map.of("a", 1, "b", 1), Map.of("a", 1, "b", 2, "c", 2), Map.of("b", 1, "c", 2), Map.of());
    }

    @Test
    void theSlideSaysHowOftenThereIsAWindow() {
        plain(THREE, TWO)
                .onBatches(List.of("a"), List.of("b"), List.of("c"), List.of("d"))
                .expect(NO_RESULT, Map.of("a", 1, "b", 1), NO_RESULT, Map.of("b", 1, "c", 1, "d", 1));
    }

    @Test
    void aSlideLongerThanTheWindowSkipsBatches() {
        plain(ONE, THREE)
                .onBatches(List.of("a"), List.of("b"), List.of("c"), List.of("d"), List.of("e"), List.of("f"))
                .expect(NO_RESULT, NO_RESULT, Map.of("c", 1), NO_RESULT, NO_RESULT, Map.of("f", 1));
    }

    @Test
    void theInverseFormGivesTheSame() {
        inverse(TWO, ONE)
                .onBatches(List.of("a b"), List.of("b c", "c"), List.of())
                .idle(1)
                .expect(Map.of("a", 1, "b", 1), Map.of("a", 1, "b", 2, "c", 2), Map.of("b", 1, "c", 2), Map.of());
    }

    @Test
    void theInverseFormGoesOnAfterARestart() {
        inverse(THREE, ONE)
                .onBatches(List.of("a"), List.of("a b"))
                .restart()
                .onBatches(List.of("c"), List.of("c"))
                .expect(
                        Map.of("a", 1),
                        Map.of("a", 2, "b", 1),
                        Map.of("a", 2, "b", 1, "c", 1),
                        Map.of("a", 1, "b", 1, "c", 2));
    }

    @Test
    void withoutTheFilterWordsStayAtZeroForEver() {
        keepingZeros(TWO, ONE)
                .onBatches(List.of("a"), List.of("b"))
                .idle(3)
                .expect(
                        Map.of("a", 1),
                        Map.of("a", 1, "b", 1),
                        Map.of("a", 0, "b", 1),
                        Map.of("a", 0, "b", 0),
                        Map.of("a", 0, "b", 0));
    }

    /** Why the lab refuses: what comes between two windows is added and never, or not only then, subtracted. */
    @Test
    void sparksInverseFormIsWrongWhereTheSlideIsLongerThanTheWindow() {
        List<List<String>> batches = List.of(List.of("a"), List.of("a"), List.of("x b"), List.of("b"));
        plain(ONE, TWO).onAll(batches).expect(NO_RESULT, Map.of("a", 1), NO_RESULT, Map.of("b", 1));
        inverse(ONE, TWO).onAll(batches).expect(NO_RESULT, Map.of("a", 2), NO_RESULT, Map.of("a", 1, "b", 2, "x", 1));
    }

    @Test
    void theDemoCountsWindowsOfItsOwnText(@TempDir Path folder) throws IOException {
        String words = "nothing$|[a-z]+ 0(, [a-z]+ 0)*( and 0 more)?$|^ (0 [a-z]+|and 0 more)$";
        CommentExample example = CommentExample.of(WindowedWordCount.class, words);
        String checkpoint = folder.resolve("checkpoint").toString();
        try (RunningLab lab = RunningLab.start(
                new WindowedWordCount(),
                "--demo",
                "--batch",
                "500ms",
                "--window",
                "1500ms",
                "--slide",
                "1s",
                "--inverse",
                "--checkpoint",
                checkpoint)) {
            lab.awaitOut(line -> line.matches("batch {3}[0-9:.]+ - [0-9:.]+ {2}\\w+ \\d.*"));
            lab.awaitOut(line -> line.matches("window {2}[0-9:.]+ - [0-9:.]+ {2}3 batches, \\d+ words?"));
            lab.awaitThat("what the class comment shows", () -> example.isIn(lab.out()));
            assertThat(lab.stop()).as(lab.transcript()).isZero();
        }
        assertThat(folder.resolve("checkpoint")).isNotEmptyDirectory();
    }

    @Test
    void linesWithoutWordsCountNothing() {
        assertThat(plain(TWO, ONE).onBatches(List.of("", "  "), List.of("\t")).results())
                .containsExactly(List.of(), List.of());
    }

    @Test
    void theEndInTheMiddleOfABatchIsNoNews() {
        // Each window is a hundred small tasks, every tenth of a second: there is always one that starts.
        try (LabProcess lab = LabProcess.start(
                WindowedWordCount.class, "--demo", "--batch", "100ms", "--window", "10s", "--slide", "100ms")) {
            lab.awaitThat(
                    "twenty windows",
                    () -> lab.out().stream()
                                    .filter(line -> line.startsWith("window "))
                                    .count()
                            > 20);
            // What Ctrl-C does, too; a JVM whose parent runs in the background takes no notice of that.
            lab.process().toHandle().destroy();
            lab.awaitExit();
            assertThat(lab.err()).noneMatch(line -> line.startsWith("error: ") || line.contains("Exception"));
        }
    }

    @Test
    void aLineageThatIsTooLongForATaskIsRefused() {
        LabCall call = LabCall.of(
                new WindowedWordCount(), "--demo", "--inverse", "--batch", "50ms", "--window", "2s", "--slide", "50ms");
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err())
                .startsWith("error: With --inverse,")
                .contains("a --slide of 50ms")
                .endsWith("; type --slide 100ms or more.\n");
    }
}
